import { findPython } from '../../src/node/python.ts';
import type { Report } from '../../src/verify/model.ts';
import type { Pair, VerifyRequest } from '../../src/verify/request.ts';
import { verify } from '../../src/verify/verify.ts';
import { pythonOf, type StackName } from '../alembic/stacks.ts';

/** A proof with the tests' own Pythons. */
export async function prove(files: readonly Pair[], over: Partial<VerifyRequest> = {}, stack: StackName = 'middle'): Promise<Report> {
  const python = over.python ?? (await findPython({ python: pythonOf(stack), folder: '.', env: process.env }));
  return verify({
    files, python,
    sides: { before: 'before', after: 'after' },
    cwd: process.cwd(), env: process.env, paths: [], stubImports: false, foreignKeys: false, rows: 0, limit: 20, workers: 2,
    progress: () => undefined,
    ...over,
  });
}

/** A migration with these bodies. */
export function migration(revision: string, down: string | null, upgrade: string, downgrade = 'pass'): string {
  const body = (text: string): string => text.trim().split('\n').map((line) => `    ${line}`.trimEnd()).join('\n');
  const identifiers = `revision = '${revision}'\ndown_revision = ${down === null ? 'None' : `'${down}'`}\n`;
  return `import sqlalchemy as sa\nfrom alembic import op\n\n${identifiers}\n\ndef upgrade():\n${body(upgrade)}\n\n\ndef downgrade():\n${body(downgrade)}\n`;
}

export const pair = (name: string, before: string, after = before): Pair => ({ path: `/migrations/${name}.py`, name: `${name}.py`, before, after, mended: before });
