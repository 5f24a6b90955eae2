import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openShop } from '../test/docs/console.ts';
import { asSvg } from './recording/svg.ts';

/** `npm run docs:recording`: docs/terminal.svg, from commands that are run in a copy of the legacy shop. It needs the tests' Python environments. */

const COMMANDS = [
  'alembic -c migrations/alembic.ini -x url=sqlite:///shop.db upgrade head 2>&1 | tail -1',
  'npx migfix migrations/versions/d57a615e94ea_product_category.py --quiet --color always 2>/dev/null',
  'npx migfix --write --color always 2>&1 | head -4',
  'alembic -c migrations/alembic.ini -x url=sqlite:///shop.db upgrade head 2>/dev/null',
  'alembic -c migrations/alembic.ini -x url=sqlite:///shop.db current 2>/dev/null',
];

const run = openShop();
const scenes = COMMANDS.map((command) => ({ command, lines: run(command).split('\n').filter((line, i, all) => line !== '' || i < all.length - 1) }));
const title = 'A terminal: Alembic fails on SQLite at the third of 26 revisions; migfix shows a diff, rewrites the folder, and Alembic runs all 26.';
// what a person would type: what keeps a recording short is not shown
const told = scenes.map(({ command, lines }) => ({ command: command.replace(/ (?:--quiet|--color always)(?=[ ]|$)/g, '').replace(/ 2>.*$/, '').replace('-c migrations/alembic.ini ', ''), lines }));
writeFileSync(join(import.meta.dirname, '../docs/terminal.svg'), asSvg(told, title));
