/** A project for a review, and the review of it in a real terminal. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pythonOf } from '../alembic/stacks.ts';
import { folderWith } from '../node/folder.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';

const head = (id: string, down: string | null): string => `from alembic import op
import sqlalchemy as sa

revision = '${id}'
down_revision = ${down === null ? 'None' : `'${down}'`}


`;

/** Makes the tables: nothing to change. */
const FIRST = `${head('a1', null)}def upgrade():
    op.create_table('item', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('title', sa.String(40)))
    op.create_table('shelf', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('room', sa.String(40)))


def downgrade():
    op.drop_table('shelf')
    op.drop_table('item')
`;

/** One mark in the upgrade; a downgrade of its own. */
export const STUB = `${head('b2', 'a1')}def upgrade():
    op.add_column('item', sa.Column('slug', sa.String(40), nullable=False))
    op.create_unique_constraint('uq_item_slug', 'item', ['slug'])


def downgrade():
    op.drop_constraint('uq_item_slug', 'item', type_='unique')
    op.drop_column('item', 'slug')
`;

/** Two tables that have nothing to do with each other. */
export const TWO = `${head('c3', 'b2')}def upgrade():
    # kept \u001B[31m whatever it is
    op.create_check_constraint('ck_item_title', 'item', "title <> ''")
    op.create_check_constraint('ck_shelf_room', 'shelf', "room <> ''")


def downgrade():
    op.drop_constraint('ck_shelf_room', 'shelf', type_='check')
    op.drop_constraint('ck_item_title', 'item', type_='check')
`;

const MIGFIX = join(import.meta.dirname, '../../scripts/migfix.ts');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const COMMAND = [process.execPath, '--import', TSX, MIGFIX] as const;

export interface Project {
  readonly folder: string;
  readonly read: (name: string) => string;
  readonly migfix: (...args: readonly string[]) => string;
  readonly review: (options?: { args?: readonly string[]; env?: NodeJS.ProcessEnv; columns?: number }) => Terminal;
}

export function project(): Project {
  const folder = folderWith({ 'alembic.ini': '[alembic]\nscript_location = m\n', 'm/env.py': '', 'm/versions/a.py': FIRST, 'm/versions/b.py': STUB, 'm/versions/c.py': TWO });
  return {
    folder,
    read: (name) => readFileSync(join(folder, 'm/versions', name), 'utf8'),
    migfix: (...args) => execFileSync(COMMAND[0], [...COMMAND.slice(1), ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString(),
    review: ({ args = [], env = {}, columns = 100 } = {}) =>
      // what comes after the review tells how it left the terminal
      openTerminal(['sh', '-c', '"$@"; code=$?; stty -a | tr " ;" "\\n\\n" | grep -Ex -e "-?(icanon|echo|isig)" | sort | tr "\\n" " "; exit $code', 'sh', ...COMMAND, 'review', '--allow-no-vcs', '--python', pythonOf('middle'), ...args], { cwd: folder, env, columns }),
  };
}

/** The question, with all that was shown before it. */
export const BLOCK = /[\s\S]*Take this block \[.*\]\? /;
export const VALUE = /[\s\S]*Value as SQL for .*\]: /;
/** The terminal as everybody wants it. */
export const SANE = /[\s\S]*\necho icanon isig /;
