import { keyword, textOf } from '../core/python.ts';
import { functionOf } from '../core/scopes.ts';
import { above, field, within } from '../core/tree.ts';
import type { EnvironmentFacts } from '../core/environment.ts';
import type { Node } from '../core/types.ts';
import { type Check, type Finding, nameOf } from './types.ts';

type Pragma = EnvironmentFacts['pragmas'][number];

const check = 'foreign-keys';

const MEANS =
  'a batch block drops the old table and takes its rows\' children along: ON DELETE CASCADE rows are deleted and SET NULL columns emptied without an error, anything else fails with "FOREIGN KEY constraint failed" and leaves an _alembic_tmp_ table';

const HELP = `In env.py, before context.configure(connection=connection, …):
if connection.dialect.name == "sqlite":
    connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
Not connection.execute(…): with SQLAlchemy 2 that begins a transaction which nobody commits, and the whole upgrade is lost.`;

/** Foreign keys are not enforced while migrations run: copying a table deletes what refers to it. */
export const foreignKeys: Check = (examination) => {
  const { facts, patient } = examination;
  const { pragmas, env } = facts;
  const at = (pragma: Pragma) => ({ check, file: nameOf(pragma.module, examination), line: pragma.node.row + 1 });
  const own = pragmas.filter(({ module, on }) => module === env && !on);
  if (own.length) return own.map((pragma) => offInEnv(pragma, facts, at(pragma)));
  const on = pragmas.filter((pragma) => pragma.on);
  if (!on.length) return [{ check, verdict: 'right', file: patient.env.name, message: 'nothing sets PRAGMA foreign_keys=ON: copying a table leaves the rows that refer to it alone' }];
  return on.map((pragma): Finding => {
    if (reachesAlembic(pragma, facts)) return { ...at(pragma), verdict: 'wrong', message: `every connection gets PRAGMA foreign_keys=ON, Alembic's too: ${MEANS}`, help: HELP };
    return { ...at(pragma), verdict: 'unknown', message: `PRAGMA foreign_keys=ON is set here; where the connection is one that env.py uses, ${MEANS}`, help: HELP };
  });
};

/** A listener on SQLAlchemy's `Engine` itself, or anything in env.py. */
function reachesAlembic({ module, node, listener }: Pragma, { env }: EnvironmentFacts): boolean {
  if (module === env) return true;
  const around = listener ? above(node, 'decorated_definition') : undefined;
  return around !== undefined && /listens_for\(\s*(?:\w+\.)*Engine\s*,/.test(textOf(module.names.code, around));
}

/** Switched off in env.py: right, unless it is done in a way that loses the upgrade. */
function offInEnv({ node }: Pragma, facts: EnvironmentFacts, at: Pick<Finding, 'check' | 'file' | 'line'>): Finding {
  if (!beginsTransaction(node, facts)) return { ...at, verdict: 'right', message: 'env.py sets PRAGMA foreign_keys=OFF: copying a table leaves the rows that refer to it alone' };
  return { ...at, verdict: 'wrong', message: 'with SQLAlchemy 2 this begins a transaction that nobody commits: the whole upgrade is lost, with exit code 0', help: HELP };
}

/** `connection.execute(…)` on the connection that context.configure gets, in the same function before it, and no commit. */
function beginsTransaction(node: Node, { env: { names }, configure }: EnvironmentFacts): boolean {
  if (/\.commit\(\)|\.begin\(\)|autocommit/i.test(names.code)) return false;
  const callees = names.calls.filter((call) => within(node, call)).map((call) => textOf(names.code, field(call, 'function') as Node));
  return configure.some(({ call }) => {
    const connection = keyword(names.code, call, 'connection');
    const text = connection && textOf(names.code, connection);
    return functionOf(call) === functionOf(node) && node.start < call.start && callees.some((callee) => callee === `${text}.execute` || callee === `${text}.exec_driver_sql`);
  });
}
