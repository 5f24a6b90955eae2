import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a repository of the fleet is like. */
export type Kind = 'clean' | 'faulty' | 'unreadable' | 'empty';

export interface Repository {
  readonly name: string;
  readonly kind: Kind;
  readonly folder: string;
}

/** Of fifty, one does not parse, one has no migrations, and every third of the others is clean. */
const kindOf = (at: number): Kind => (at === 17 ? 'unreadable' : at === 31 ? 'empty' : at % 3 === 0 ? 'clean' : 'faulty');

const head = (revision: string, down: string | undefined): string =>
  `import sqlalchemy as sa\nfrom alembic import op\n\nrevision = '${revision}'\ndown_revision = ${down === undefined ? 'None' : `'${down}'`}\n\n\n`;

const create = (table: string): string =>
  `${head('a1', undefined)}def upgrade():\n    op.create_table(\n        '${table}',\n        sa.Column('id', sa.Integer(), primary_key=True),\n        sa.Column('name', sa.String(50), nullable=True),\n    )\n\n\ndef downgrade():\n    op.drop_table('${table}')\n`;

const alter = (table: string, at: number): string =>
  `${head('b2', 'a1')}def upgrade():\n    op.add_column('${table}', sa.Column('code_${at}', sa.String(20), nullable=False))\n    op.create_unique_constraint('uq_${table}', '${table}', ['code_${at}'])\n\n\n` +
  `def downgrade():\n    op.drop_constraint('uq_${table}', '${table}', type_='unique')\n    op.drop_column('${table}', 'code_${at}')\n`;

const jsonb = (table: string): string => `${head('c3', 'b2')}def upgrade():\n    op.execute("UPDATE ${table} SET name = code::text")\n\n\ndef downgrade():\n    pass\n`;

/** The files of one repository: each has its own tables and columns, and some have more findings than others. */
function filesOf(at: number, kind: Kind): Readonly<Record<string, string>> {
  const table = `table_${at}`;
  const readme = { 'README.md': `# repository ${at}\n` };
  if (kind === 'empty') return readme;
  const versions = 'migrations/versions';
  return {
    ...readme,
    'alembic.ini': '[alembic]\nscript_location = migrations\n',
    'migrations/env.py': 'from alembic import context\n',
    [`${versions}/a1.py`]: create(table),
    ...(kind === 'clean' ? {} : { [`${versions}/b2.py`]: alter(table, at) }),
    ...(kind === 'faulty' && at % 4 === 0 ? { [`${versions}/c3.py`]: jsonb(table) } : {}),
    ...(kind === 'unreadable' ? { [`${versions}/c3.py`]: `${head('c3', 'b2')}def upgrade(:\n    op.drop_table('t')\n` } : {}),
  };
}

/**
 * Makes git repositories with one commit each, as a tool for many repositories clones them.
 *
 * @param which of the fifty
 */
export function makeFleet(which: readonly number[]): { readonly home: string; readonly repositories: readonly Repository[] } {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'migfix-fleet-')));
  const repositories = which.map((at): Repository => {
    const kind = kindOf(at);
    const name = `repository-${String(at).padStart(2, '0')}`;
    const folder = join(home, 'clones', name);
    for (const [path, text] of Object.entries(filesOf(at, kind))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return { name, kind, folder };
  });
  const commit = 'for each in "$@"; do cd "$each" && git init -q && git add -A && git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false commit -qm first || exit 1; done';
  execFileSync('sh', ['-c', commit, 'sh', ...repositories.map(({ folder }) => folder)]);
  return { home, repositories };
}
