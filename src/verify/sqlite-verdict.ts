import type { StepResult } from './chain.ts';
import { explain, isOfStub } from './known-errors.ts';
import type { Problem, ProofName } from './model.ts';
import type { Fault, Finding, StepAnswer, Violation } from './protocol.ts';

export interface StepVerdict {
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

const PASS = { up: 'upgrade', down: 'downgrade', 'up again': 'upgrade after the downgrade' } as const;

/**
 * What a step on SQLite comes to.
 *
 * @param changed the rewrite touches this revision
 * @param code the rewritten text
 * @param shaky an earlier revision of the chain that could not be run: what is missing now may be its fault
 */
export function verdictOf(result: StepResult, changed: boolean, code: string, shaky: string | undefined): StepVerdict {
  const notes = [...result.without.map((violation) => note(result, violation)), ...(result.stands ? [`${where(result)}: not run, because ${NOT_TAKEN_BACK}`] : [])];
  if (result.fault) return { notes, problems: [ofFault(result, result.fault, changed, code, shaky)] };
  const findings = result.answer.findings ?? [];
  return { notes, problems: findings.map((finding) => ofFinding(result, finding, changed, shaky)) };
}

/** Why an upgrade that fails after its downgrade has nothing to answer for. */
export const NOT_TAKEN_BACK = 'its downgrade takes nothing back, and what it makes is there still';

const where = ({ mode, pass }: StepResult): string => `SQLite, ${mode === 'empty' ? 'empty tables' : mode}, ${PASS[pass]}`;
/** Whether connections enforce foreign keys is the application's choice, and an env.py can choose otherwise. */
const proofOf = ({ mode }: StepResult): ProofName => (mode === 'rows, foreign keys on' ? 'foreign keys on' : 'sqlite');
const direction = ({ pass }: StepResult) => (pass === 'down' ? 'downgrade' : 'upgrade') as 'upgrade' | 'downgrade';

function note(result: StepResult, { kind, table, columns }: Violation): string {
  const what = { unique: 'equal values in', check: 'values the CHECK refuses in', 'foreign key': 'values without a parent in', 'not null': 'NULL in' }[kind];
  return `${where(result)}: it takes no rows with ${what} ${table}${columns.length ? ` (${columns.join(', ')})` : ''}, and nothing in it would mend them; they were taken out first`;
}

function ofFault(result: StepResult, fault: Fault, changed: boolean, code: string, shaky: string | undefined): Problem {
  const reason = whyUnproven(result, fault, changed, code, shaky);
  const known = explain(fault.text, fault.traceback);
  return {
    proof: proofOf(result),
    outcome: reason === undefined ? 'fails' : 'unproven',
    check: reason?.check ?? (result.mode === 'empty' ? 'runs' : 'runs with rows'),
    where: where(result),
    direction: direction(result),
    ...(fault.line ? { line: fault.line } : {}),
    ...(fault.operation ? { operation: fault.operation } : {}),
    message: reason?.message === undefined ? plain(fault.text) : `cannot be proven, because ${reason.message}: ${plain(fault.text)}`,
    ...(known ? { cause: known.cause, advice: known.advice } : {}),
    traceback: fault.traceback,
  };
}

interface Reason {
  readonly check: string;
  readonly message: string;
}

/** Undefined: the rewritten migration is at fault. */
function whyUnproven(result: StepResult, fault: Fault, changed: boolean, code: string, shaky: string | undefined): Reason | undefined {
  if (shaky !== undefined && /no such|already exists|NoSuchTable|KeyError|duplicate column/i.test(fault.text)) {
    return { check: 'follows', message: followsFrom(shaky) };
  }
  if (isOfStub(fault.text)) return { check: 'beyond SQLite', message: 'a module that it needs is missing' };
  if (!changed) return { check: 'both sides', message: 'it fails, and the rewrite does not touch it' };
  const before = result.before;
  const known = explain(fault.text, fault.traceback);
  // What a better rewrite would mend is the rewrite's fault, though the original has it as well.
  if (before?.fault && sameFault(before.fault, fault) && (!known || known.beyond || isAuthors(fault))) return { check: 'both sides', message: 'it fails on both sides' };
  if (before?.fault && known?.beyond) return { check: 'beyond SQLite', message: 'it needs what SQLite or this environment does not have' };
  const mark = waitingFor(result.answer.violation, code, fault.line ?? 0);
  return mark === undefined ? undefined : { check: 'your values', message: `the placeholder is the same in every row until the backfill in line ${mark} has your values` };
}

const followsFrom = (shaky: string): string => `${shaky} could not be run, and this may follow from it`;

/** The rows refuse a statement that the author wrote: no rewrite would mend that. */
const isAuthors = ({ operation, text }: Fault): boolean => operation === 'execute' && /(?:NOT NULL|UNIQUE|CHECK) constraint failed: (?!_alembic_tmp_)/.test(text);

const sameFault = (a: Fault, b: Fault): boolean => a.kind === b.kind && withoutAddresses(a.text) === withoutAddresses(b.text);

/** `<object object at 0x7f…>`: each process has it elsewhere. */
const withoutAddresses = (text: string): string => text.replace(/ at 0x[0-9a-f]+/gi, '');

/** The line of the mark above what failed, when a new column's placeholder is at fault. */
function waitingFor(violation: Violation | null | undefined, code: string, line: number): number | undefined {
  if (!violation?.fresh || violation.kind !== 'unique') return undefined;
  const marks = code.split('\n').flatMap((text, index) => (text.includes('# migfix: backfill') ? [index + 1] : []));
  return marks.find((mark) => mark < line && violation.columns.some((column) => code.split('\n')[mark - 1]!.includes(`.${column}:`)));
}

function ofFinding(result: StepResult, finding: Finding, changed: boolean, shaky: string | undefined): Problem {
  const reason = whyNotOurs(result, finding, changed, shaky);
  const known = explain(finding.message);
  return {
    proof: proofOf(result),
    outcome: reason === undefined ? 'fails' : 'unproven',
    check: finding.check,
    where: where(result),
    direction: direction(result),
    ...(finding.line ? { line: finding.line } : {}),
    message: reason === undefined ? finding.message : `cannot be proven, because ${reason}: ${finding.message}`,
    ...(known ? { cause: known.cause, advice: known.advice } : {}),
  };
}

/** Undefined: the rewritten migration is at fault. */
function whyNotOurs({ before }: StepResult, finding: Finding, changed: boolean, shaky: string | undefined): string | undefined {
  if (!changed) return 'the rewrite does not touch it';
  if (hasSame(before, finding)) return 'the original does the same';
  // a block passes over what is on a column that is not there
  return finding.check === 'asked' && shaky !== undefined ? followsFrom(shaky) : undefined;
}

const hasSame = (before: Partial<StepAnswer> | undefined, finding: Finding): boolean =>
  before?.fault === null && (before.findings ?? []).some(({ check, message }) => check === finding.check && message === finding.message);

/** Without the driver's own brackets. */
const plain = (text: string): string => text.replace(/^(\w+): \(\w+\.\w+\) /, '$1: ');
