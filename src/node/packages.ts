import { execFile } from 'node:child_process';
import { findPython, type PythonRequest } from './python.ts';

/** The versions that matter for what env.py and alembic.ini may say. */
export interface Packages {
  readonly alembic?: string;
  readonly flaskMigrate?: string;
}

const FLASK_MIGRATE = 'from importlib.metadata import version; print(version("flask-migrate"))';

/**
 * What the user's Python has installed; without such a Python, nothing is known.
 *
 * @throws PythonMissing when `--python` names one that has no Alembic
 */
export async function readPackages(request: PythonRequest): Promise<Packages> {
  const python = await findPython(request).catch((error: unknown) => {
    if (request.python !== undefined) throw error;
    return undefined;
  });
  if (!python) return {};
  const flaskMigrate = await new Promise<string | undefined>((done) => {
    execFile(python.executable, ['-I', '-c', FLASK_MIGRATE], (error, stdout) => done(error ? undefined : stdout.trim()));
  });
  return { alembic: python.alembic, ...(flaskMigrate === undefined ? {} : { flaskMigrate }) };
}
