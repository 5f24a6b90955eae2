import { execFileSync } from 'node:child_process';
import { ensureStacks } from '../test/alembic/stacks.ts';
import { OPERATIONS } from '../src/core/operations.ts';

/** Holds the operations table against the signatures of the installed Alembic: the newest and 1.8.1. */

const ASK = `
import inspect, json
from alembic.operations import BatchOperations, Operations
def parameters(cls, name):
    function = getattr(cls, name, None)
    if function is None: return None
    signature = list(inspect.signature(function).parameters.values())[1:]
    return [[p.name, p.kind.name] for p in signature]
names = ${JSON.stringify(Object.keys(OPERATIONS)).replaceAll('"', "'")}
print(json.dumps({name: [parameters(Operations, name), parameters(BatchOperations, name)] for name in names}))
`;

type Parameters = readonly (readonly [string, string])[] | null;

/** Parameters in the order in which they could ever be given by position, without \`*\` and \`**\`. */
const named = (parameters: NonNullable<Parameters>): readonly string[] => parameters.filter(([, kind]) => !kind.startsWith('VAR_')).map(([name]) => name);

function differences(name: string, ours: readonly string[], keywordOnly: number, theirs: Parameters, newest: boolean): readonly string[] {
  if (!theirs) return newest ? [`${name}: Alembic has no such operation`] : [];
  const found: string[] = [];
  const positional = theirs.filter(([, kind]) => kind === 'POSITIONAL_OR_KEYWORD').map(([parameter]) => parameter);
  const unknown = named(theirs).filter((parameter) => !ours.includes(parameter));
  if (unknown.length && keywordOnly < 99) found.push(`${name}: not in our table: ${unknown.join(', ')}`);
  const order = ours.filter((parameter) => positional.includes(parameter));
  const same = positional.filter((parameter) => ours.includes(parameter));
  if (order.join() !== same.join() && keywordOnly < 99) found.push(`${name}: order ${order.join(', ')}, Alembic has ${same.join(', ')}`);
  if (newest && keywordOnly < 99 && positional.length !== keywordOnly) found.push(`${name}: ${keywordOnly} by position, Alembic takes ${positional.length}`);
  return found;
}

function compare(python: string, newest: boolean): readonly string[] {
  const answer = JSON.parse(execFileSync(python, ['-c', ASK], { encoding: 'utf8' })) as Record<string, [Parameters, Parameters]>;
  return Object.entries(OPERATIONS).flatMap(([name, spec]) => {
    const [bare, batch] = answer[name] ?? [null, null];
    const inBlock = spec.batch ? differences(`batch_op.${name}`, spec.batch.parameters, spec.batch.keywordOnly, batch, newest) : [];
    return [...differences(`op.${name}`, spec.parameters, spec.keywordOnly, bare, newest), ...inBlock];
  });
}

const stacks = await ensureStacks();
const found = [...compare(stacks.new, true), ...compare(stacks.old, false)];
for (const line of found) console.error(line);
console.log(found.length ? `${found.length} differences` : `operations table: ${Object.keys(OPERATIONS).length} operations agree with Alembic's signatures`);
process.exitCode = found.length ? 1 : 0;
