import { stringArg } from './bind.ts';
import { columnsOf, objectOf } from './steps.ts';
import { isActive } from './rules.ts';
import { SCHEMA_OPERATIONS } from './operations.ts';
import { textOf } from './python.ts';
import { isUsed, type Suppressions, type Usage } from './suppress.ts';
import { above, field } from './tree.ts';
import type { Diagnostic, FileFacts, Node, Operation, Options, Step, Verdict } from './types.ts';

export type { Verdict } from './types.ts';

/** What is suppressed, and what had something to suppress. */
interface Silenced {
  readonly suppressions: Suppressions;
  readonly usage: Usage;
}

/**
 * What became of each operation that is about an existing table, and why. The counts are counted from these.
 *
 * @param plans the steps as the transforms left them
 * @param silenced of a file with suppressions
 */
export function verdictsOf(
  file: FileFacts,
  plans: readonly { readonly after: readonly Step[] }[],
  diagnostics: readonly Diagnostic[],
  options: Options,
  silenced: Silenced | undefined,
): readonly Verdict[] {
  const wrapped = new Set(plans.flatMap(({ after }) => after.flatMap((step) => (step.kind === 'op' && step.batch && !step.op.batched ? [step.op.call] : []))));
  const operations = file.operations.filter((op) => SCHEMA_OPERATIONS.has(op.name));
  return operations.map((op): Verdict => {
    const told = diagnostics.filter(({ start, end }) => start < op.end && op.start < end);
    const changed = [...new Set(told.filter(({ fixed }) => fixed).map(({ rule }) => rule))];
    return { start: op.start, end: op.end, operation: `${op.receiver}.${op.name}`, ...subjectOf(file, op), changed, ...verdictOf(file, op, told, wrapped, options, silenced) };
  });
}

function verdictOf(file: FileFacts, op: Operation, told: readonly Diagnostic[], wrapped: ReadonlySet<Node>, options: Options, silenced: Silenced | undefined): Pick<Verdict, 'became' | 'because'> {
  if (file.isFenced(op.call)) return { became: 'fenced', because: fenceOf(file, op.call) };
  if (op.batched) return { became: 'batched', because: 'already in a batch block' };
  if (wrapped.has(op.call)) return { became: 'rewritten', because: 'in a batch block' };
  const left = told.filter(({ fixed, severity }) => !fixed && severity !== 'note');
  if (left.length) return { became: 'reported', because: [...new Set(left.map(({ rule }) => rule))].join(', ') };
  const scopes = silenced?.suppressions.scopes.filter(({ start, end, directive }) => start <= op.start && op.start < end && isUsed(silenced.usage, directive)) ?? [];
  if (scopes.length) return { became: 'suppressed', because: [...new Set(scopes.map(({ directive }) => textOf(file.names.code, directive)))].join('; ') };
  const note = told.find(({ rule, severity }) => rule === 'batch' && severity === 'note');
  return { became: 'bare', because: note?.message.replace(/^\w+ is better bare: /, '') ?? (isActive(options, 'batch') ? 'SQLite runs it as it is' : 'the rule batch takes no part') };
}

/** `users.email`, `uq_users_email`: what it is about, as far as that is known. */
function subjectOf({ names }: FileFacts, op: Operation): { readonly subject?: string } {
  const step: Step = { kind: 'op', op, node: op.call, edits: [] };
  const table = op.table?.name ?? op.table?.text;
  const columns = columnsOf(names, step);
  const object = objectOf(names, step) ?? (columns?.length === 1 ? columns[0] : undefined) ?? stringArg(names, op.args['column_name']);
  const subject = [table, object].filter((part) => part !== undefined).join('.');
  return subject === '' ? {} : { subject };
}

/** The condition that SQLite does not get past, as the author wrote it. */
function fenceOf({ names, isFenced }: FileFacts, node: Node): string {
  for (let arm = above(node, 'if_statement', 'elif_clause'); arm; arm = above(arm, 'if_statement', 'elif_clause')) {
    const condition = field(arm, 'condition');
    if (condition && !isFenced(arm)) return `SQLite does not get there: ${textOf(names.code, condition).replace(/\s+/g, ' ')}`;
  }
  return 'SQLite does not get there';
}
