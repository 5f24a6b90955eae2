import type { Change } from './changes.ts';
import { textOf } from './python.ts';
import { readFile } from './read.ts';
import { type ReadRevision, readRevision } from './revision.ts';
import { readNames } from './scopes.ts';
import type { FileFacts, Node, Parse } from './types.ts';
import { readChanges } from './walk-function.ts';

/** What a file contributes to the history: plain data, the tree need not be kept. */
export interface Migration {
  readonly file: string;
  readonly place: ReadRevision;
  /** By database: `upgrade_engine1` of the multidb template is another one than `upgrade_engine2`; alone, it has no name. */
  readonly upgrades: ReadonlyMap<string, readonly Change[]>;
}

export const ENTRY = /^(?:upgrade|downgrade)(?:_(\w+))?$/;

/** Does `upgrade` call `globals()['upgrade_' + engine]`? Then each such function is the entry of its own database. */
const isMultidb = (file: FileFacts): boolean => {
  const upgrade = file.names.functions.get('upgrade');
  return !!upgrade && /\bglobals\(\)/.test(textOf(file.names.code, upgrade));
};

/** The database that a function is for; undefined when Alembic does not call it. */
export function databaseOf(file: FileFacts, name: string): string | undefined {
  const match = ENTRY.exec(name);
  if (!match) return undefined;
  return isMultidb(file) ? match[1] : match[1] === undefined ? '' : undefined;
}

/** Reads what a migration says of its place and what its upgrade does. */
export function readMigration(file: FileFacts, name: string): Migration {
  const upgrades = new Map<string, readonly Change[]>();
  for (const [own, definition] of file.names.functions) {
    const database = own.startsWith('upgrade') ? databaseOf(file, own) : undefined;
    if (database !== undefined) upgrades.set(database, readChanges(file, definition));
  }
  return { file: name, place: readRevision(file.names, name), upgrades };
}

/** @returns what `readMigration` reads, from the text */
export const parseMigration = (code: string, root: Node, name: string, parse: Parse): Migration => readMigration(readFile(code, root, parse), name);

/** What must be known of all files before the first is rewritten: small, and none of it keeps the text that it was read from. */
export interface Outline {
  readonly place: ReadRevision;
  /** The constraints that its upgrades drop, as `dropKey` writes them. */
  readonly drops: readonly string[];
}

export const dropKey = (table: string, name: string | undefined): string => `${table}\0${name}`;

/** The constraints that a migration's upgrades drop. */
export const dropsOf = ({ upgrades }: Migration): readonly string[] =>
  [...upgrades.values()].flat().flatMap((change) => (change.do === 'drop constraint' ? [dropKey(change.table, change.name)] : []));

/** Without one of these words, no constraint is dropped: an operation, or SQL. */
const MAY_DROP = /drop_constraint|\bconstraint\b/i;

/** Reads only a migration's outline. */
export function parseOutline(code: string, root: Node, name: string, parse: Parse): Outline {
  const place = readRevision(readNames(code, root, parse), name);
  const drops = MAY_DROP.test(code) ? dropsOf(parseMigration(code, root, name, parse)) : [];
  // as fresh strings: a piece of a text keeps all of it
  return JSON.parse(JSON.stringify({ place, drops })) as Outline;
}
