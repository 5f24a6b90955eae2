import type { Change } from './changes.ts';
import type { Pair } from './pairs.ts';
import { textOf } from './python.ts';
import { applyChange } from './replay.ts';
import { mark } from './reversal.ts';
import type { Reversal } from './reversal.ts';
import { reverse } from './reverse.ts';
import type { Origin, Schema } from './schema.ts';
import { mentions } from './sql.ts';
import type { Context, InsertStep, Node } from './types.ts';
import { ENDS, readFunction } from './unread.ts';
import type { ReadStatement } from './unread.ts';
import { emptySchema, overlay } from './schemas.ts';

/** The reverse of an upgrade. */
export interface TakenBack {
  /** In the order in which the downgrade runs them, with marks where something is missing. */
  readonly steps: readonly InsertStep[];
  /** What is not taken back, in words. */
  readonly missing: readonly string[];
  /** Operations that take something back. */
  readonly written: number;
}

/** The columns of a table that a change is about; undefined: any. */
type Touched = readonly string[] | undefined;

const meets = (one: Touched, other: Touched): boolean => !one || !other || one.some((column) => other.includes(column));
const union = (one: Touched, other: Touched): Touched => one && other && [...one, ...other];

function touchedBy(change: Change, schema: Schema): Touched {
  const state = 'table' in change && change.table !== undefined ? schema.table(change.table) : undefined;
  switch (change.do) {
    case 'add column':
      return [change.column.name];
    case 'drop column':
      return [change.column];
    case 'alter column':
      return change.to === undefined ? [change.column] : [change.column, change.to];
    case 'add constraint':
      return change.constraint.columns;
    case 'add index':
      return change.index.columns;
    case 'drop constraint':
      return state?.constraints.find(({ name }) => name !== undefined && name === change.name)?.columns;
    case 'drop index':
      return state?.indexes.find(({ name }) => name === change.name)?.columns;
    default:
      return undefined;
  }
}

/** One thing that the upgrade does, with how it is taken back. */
interface Deed {
  /** What it is about, as a mark speaks of it. */
  readonly about: string;
  readonly tables: readonly string[];
  readonly touches: Touched;
  readonly reversal: Reversal;
  /** It takes its table with it, whatever was done to that. */
  readonly drops: boolean;
  /** Where it is not taken back: what may not be taken back before it. */
  readonly blocks: 'nothing' | 'its tables' | 'everything';
}

/** The tables that a change is about. */
const tablesOf = (change: Change): readonly string[] => [
  ...('table' in change && change.table !== undefined ? [change.table] : []),
  ...(change.do === 'rename table' ? [change.to] : []),
];

/** What a change is about: a column, a constraint, an index, a table. */
function subjectOf(change: Change): string {
  const table = 'table' in change ? (change.table ?? '') : '';
  const of = (name: string | undefined): string => (name === undefined ? table : `${table}.${name}`);
  switch (change.do) {
    case 'add column':
      return of(change.column.name);
    case 'drop column':
    case 'alter column':
      return of(change.column);
    case 'add constraint':
      return of(change.constraint.name);
    case 'add index':
      return of(change.index.name);
    case 'drop constraint':
    case 'drop index':
      return of(change.name);
    default:
      return table;
  }
}

/** The schema before the upgrade, where the chain knows it. */
function schemaBefore(context: Context, changes: readonly Change[]): { readonly schema: Schema; readonly from: number } {
  const operations = new Map(context.file.operations.map((op) => [op.call.start, op]));
  const from = changes.findIndex(({ at }) => operations.has(at));
  const op = operations.get(changes[from]?.at ?? -1);
  const known = op && context.history?.schemaAt(context.file, op);
  // what is done to it here is not done for those who ask next
  return known ? { schema: overlay(known), from } : { schema: emptySchema(), from: 0 };
}

/** A table that the upgrade makes goes with all that is on it, but for the keys that are in the way of what it drops first. */
function vanishes(change: Change, made: ReadonlyMap<string, number>): boolean {
  if (change.do === 'create table' || change.do === 'drop table' || change.do === 'rename table') return false;
  const own = tablesOf(change).map((table) => made.get(table));
  if (!own.length || own.includes(undefined)) return false;
  const referent = change.do === 'add constraint' ? made.get(change.constraint.referent?.table ?? '') : undefined;
  return referent === undefined || referent <= (own[0] as number);
}

/** The columns that the upgrade adds: they go, and what it puts into them. */
const addedBy = (statements: readonly ReadStatement[]): ReadonlySet<string> =>
  new Set(statements.flatMap(({ changes }) => changes.flatMap((change) => (change.do === 'add column' ? [`${change.table}.${change.column.name}`] : []))));

/** `UPDATE t SET c = …`, where the upgrade adds all that is set. */
function fillsOnly(text: string, added: ReadonlySet<string>): boolean {
  const updates = [...text.matchAll(/\bUPDATE\s+["'`[]?(\w+)["'`\]]?\s+SET\b([\s\S]*?)(?:\bWHERE\b|\bFROM\b|$)/gi)];
  const sets = updates.flatMap(([, table, values = '']) => [...values.matchAll(/(?:^|,)\s*["'`[]?(\w+)["'`\]]?\s*=/g)].map(([, column]) => `${table}.${column}`));
  return sets.length > 0 && sets.length >= updates.length && sets.every((column) => added.has(column)) && !/\b(?:INSERT|DELETE)\b/i.test(text);
}

/** The beginning of a statement, as a mark speaks of it. */
function snippet(context: Context, node: Node): string {
  const text = textOf(context.code, node).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Nobody knows which tables a change is about. */
const isBlind = (change: Change): boolean => change.do === 'blur names' || (change.do === 'blur' && change.table === undefined);

/** Reads what the upgrade does, in its order. */
function deedsOf(context: Context, statements: readonly ReadStatement[]): readonly Deed[] {
  const { schema, from } = schemaBefore(context, statements.flatMap(({ changes }) => changes));
  const since: Origin = { revision: '', file: '', line: 0 };
  const made = new Map<string, number>();
  const deeds: Deed[] = [];
  let at = 0;
  const added = addedBy(statements);
  for (const { node, changes, unread } of statements) {
    const tables = new Set(unread.length ? [...schema.tables().map(({ name }) => name), ...made.keys(), ...changes.flatMap(tablesOf)] : []);
    const whole = unread.every(({ reaches }) => reaches === 'rows');
    const blind = changes.some(isBlind);
    for (const one of unread) {
      const named = [...tables].filter((table) => mentions(one.text, table));
      if (one.reaches === 'rows' && named.length && (named.every((table) => made.has(table)) || fillsOnly(one.text, added))) continue;
      const reversal = { steps: [], missing: [`${snippet(context, node)}: ${one.what}`] };
      deeds.push({ about: snippet(context, node), tables: [...named, ...(one.reaches === 'rows' ? [] : changes.flatMap(tablesOf))], touches: undefined, reversal, drops: false, blocks: one.reaches === 'rows' ? 'nothing' : one.reaches === 'named' && !blind ? 'its tables' : 'everything' });
    }
    for (const change of changes) {
      const gone = vanishes(change, made);
      if (whole && !gone) deeds.push({ about: subjectOf(change), tables: tablesOf(change), touches: touchedBy(change, schema), reversal: reverse(context, change, schema), drops: change.do === 'create table', blocks: isBlind(change) ? 'everything' : 'its tables' });
      if (change.do === 'create table') made.set(change.table, made.size);
      if (change.do === 'rename table' && made.has(change.table)) made.set(change.to, made.get(change.table) as number);
      if (at++ >= from) applyChange(schema, change, since);
    }
  }
  return deeds;
}

/** Takes the upgrade of a pair back, as far as that is certain. */
export function takeBack(context: Context, { upgrade }: Pair): TakenBack {
  const statements = readFunction(context.file, upgrade);
  const end = statements.find(({ unread }) => unread.some(({ what }) => what === ENDS));
  if (end) return { steps: [], missing: [`${snippet(context, end.node)}: ${ENDS}`], written: 0 };
  const blocked = new Map<string, Touched>();
  let all = false;
  const steps: InsertStep[] = [];
  const missing: string[] = [];
  let written = 0;
  for (const { about, tables, touches, reversal, drops, blocks } of [...deedsOf(context, statements)].reverse()) {
    const stopped = all || (!drops && tables.some((table) => blocked.has(table) && meets(blocked.get(table), touches)));
    const lost = stopped && reversal.steps.length ? [`${about}: it is not taken back, since something after it is not`] : reversal.missing;
    missing.push(...lost);
    steps.push(...[...new Set(lost)].map((text) => mark(text)), ...(stopped ? [] : reversal.steps));
    written += stopped ? 0 : reversal.steps.length;
    if ((stopped || !reversal.steps.length) && lost.length && blocks !== 'nothing') {
      all ||= blocks === 'everything';
      for (const table of tables) blocked.set(table, blocked.has(table) ? union(blocked.get(table), touches) : touches);
    }
  }
  return { steps: unrepeated(steps), missing: [...new Set(missing)], written };
}

/** The same mark is not written twice in a row. */
const unrepeated = (steps: readonly InsertStep[]): readonly InsertStep[] => steps.filter((step, i) => step.operation || !step.text.startsWith('#') || step.text !== steps[i - 1]?.text);
