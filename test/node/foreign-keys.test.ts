/** That enforced foreign keys are found where they are set, and only there. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { enforcesForeignKeys } from '../../src/node/foreign-keys.ts';
import { folderWith } from './folder.ts';

/** @returns the path of env.py in a folder with these files */
const project = (files: Readonly<Record<string, string>>): string => join(folderWith({ 'app/migrations/env.py': 'from alembic import context\n', ...files }), 'app/migrations/env.py');

const listener = (to: string): string => `
from sqlalchemy import event
from sqlalchemy.engine import Engine

@event.listens_for(Engine, 'connect')
def set_pragma(connection, record):
    connection.execute('PRAGMA foreign_keys=${to}')
`;

describe('enforcesForeignKeys', () => {
  test.each([
    ['nothing says so', {}, undefined],
    ['a listener of env.py', { 'app/migrations/env.py': listener('ON') }, true],
    ['env.py switches them off', { 'app/migrations/env.py': listener('OFF'), 'app/db.py': listener('ON') }, false],
    ['a listener of the application', { 'app/__init__.py': '', 'app/db/engine.py': listener('ON') }, true],
    ['one session of the application', { 'app/db.py': "def begin(session):\n    session.execute('PRAGMA foreign_keys=ON')\n" }, undefined],
    ['a comment', { 'app/db.py': '# PRAGMA foreign_keys=ON\n' }, undefined],
    ['a test', { 'app/tests/conftest.py': listener('ON'), 'app/test_db.py': listener('ON') }, undefined],
    ['a migration', { 'app/migrations/versions/a.py': listener('ON') }, undefined],
    ['an installed package', { 'app/.venv/lib/db.py': listener('ON'), 'app/site-packages/db.py': listener('ON') }, undefined],
  ] as const)('%s', async (_, files, expected) => {
    expect(await enforcesForeignKeys(project(files))).toBe(expected);
  });

  test('no env.py', async () => expect(await enforcesForeignKeys('/nowhere/env.py')).toBeUndefined());
});
