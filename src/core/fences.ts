import { groupedBy } from './grouped-by.ts';
import { argumentsOf, stringList, stringValue, textOf } from './python.ts';
import { functionOf, valueOf, valueThrough } from './scopes.ts';
import type { Names } from './scopes.ts';
import { field, named, nodesOf, within } from './tree.ts';
import type { Node } from './types.ts';

/** What a condition is on SQLite; undefined: it is not about the dialect, or we can't tell. */
type Truth = boolean | undefined;

const DIALECTS = /^(?:sqlite3?|postgres(?:ql)?|mysql|mariadb|mssql|oracle|cockroachdb|psycopg[23]?|asyncpg|aiosqlite|pysqlite|pymysql)(?:\+\w+)?(?::(?:\/\/.*)?)?$/i;
/** What is compared with a dialect's name: any other variable may just hold the same word. */
const TELLS_DIALECT = /dialect|engine|driver|backend|bind|conn|\burl|\buri|_ur[li]\b|database|\bdb|_db\b/i;
const SQLITE = /sqlite/i;
const FLAG = /^_*(?:is|if|on|using|use|uses|has)_+(?:dialect_?|db_?|backend_?)?(sqlite3?|postgres(?:ql)?|pg|mysql|mariadb|mssql|oracle)_*$/i;

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
const and = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a && b);
const or = (a: Truth, b: Truth): Truth => (a === true || b === true ? true : a === false ? b : undefined);

/** Dialect names that an expression lists: one string, a tuple of them, or a constant that holds either. */
function dialects(names: Names, node: Node | undefined): readonly string[] | undefined {
  if (!node) return undefined;
  if (node.type === 'identifier') {
    const value = valueOf(names, node, textOf(names.code, node));
    return value && value.type !== 'identifier' ? dialects(names, value) : undefined;
  }
  const single = stringValue(names.code, node);
  const list = single === undefined ? stringList(names.code, node) : [single];
  return list?.length && list.every((name) => DIALECTS.test(name)) ? list : undefined;
}

const tellsDialect = (names: Names, node: Node): boolean => {
  const value = valueThrough(names, node);
  return TELLS_DIALECT.test(textOf(names.code, node)) || (!!value && TELLS_DIALECT.test(textOf(names.code, value)));
};

function comparison(names: Names, node: Node): Truth {
  const [left, right, more] = named(node);
  const operator = node.children.filter((child) => child.field === 'operators').map((child) => child.type).join(' ');
  if (!left || !right || more) return undefined;
  if (operator === 'in' || operator === 'not in') {
    const needle = stringValue(names.code, left);
    const list = dialects(names, right);
    // 'sqlite' in url  ·  dialect in ('sqlite', 'mysql')
    const inUrl = needle !== undefined && DIALECTS.test(needle) && tellsDialect(names, right) ? SQLITE.test(needle) : undefined;
    const found = inUrl ?? (list && tellsDialect(names, left) ? list.some((name) => SQLITE.test(name)) : undefined);
    return operator === 'in' ? found : not(found);
  }
  const onRight = dialects(names, right);
  const list = onRight ?? dialects(names, left);
  if (list?.length !== 1 || !tellsDialect(names, onRight ? left : right)) return undefined;
  const same = SQLITE.test(list[0] as string);
  return operator === '==' || operator === 'is' ? same : operator === '!=' || operator === '<>' || operator === 'is not' ? !same : undefined;
}

const flag = (name: string): Truth => {
  const dialect = FLAG.exec(name)?.[1];
  return dialect === undefined ? undefined : SQLITE.test(dialect);
};

/** `url.startswith('sqlite')`, `isinstance(bind.dialect, PGDialect)`, the file's own `is_sqlite()`. */
function callTruth(names: Names, node: Node, depth: number): Truth {
  const callee = field(node, 'function') as Node;
  const [first, second] = argumentsOf(node);
  const text = textOf(names.code, callee);
  if (text.endsWith('.startswith')) return TELLS_DIALECT.test(text) ? dialects(names, first)?.some((name) => SQLITE.test(name)) : undefined;
  if (text === 'isinstance' && second) {
    const classes = textOf(names.code, second);
    if (SQLITE.test(classes)) return true;
    return /postgres|pgdialect|mysql|maria|mssql|oracle/i.test(classes) ? false : undefined;
  }
  if (text === 'bool' && first) return truth(names, first, depth + 1);
  const own = names.functions.get(text);
  const body = own && field(own, 'body');
  const returned = body && named(body).filter((statement) => statement.type === 'return_statement');
  const value = returned?.length === 1 && returned[0] ? named(returned[0])[0] : undefined;
  const certain = body && nodesOf(body, 'return_statement').length === 1;
  if (own) return value && certain ? truth(names, value, depth + 1) : undefined;
  return flag(text.split('.').at(-1) as string);
}

/** Is this condition true, false or unknown on SQLite? */
function truth(names: Names, node: Node | undefined, depth = 0): Truth {
  if (!node || depth > 20) return undefined;
  const [first, second] = named(node);
  switch (node.type) {
    case 'parenthesized_expression':
      return truth(names, first, depth + 1);
    case 'not_operator':
      return not(truth(names, first, depth + 1));
    case 'boolean_operator': {
      const join = node.children.some((child) => child.type === 'and') ? and : or;
      return join(truth(names, first, depth + 1), truth(names, second, depth + 1));
    }
    case 'comparison_operator':
      return comparison(names, node);
    case 'call':
      return callTruth(names, node, depth);
    case 'identifier': {
      const value = valueOf(names, node, textOf(names.code, node));
      return value ? truth(names, value, depth + 1) : flag(textOf(names.code, node));
    }
    default:
      return undefined;
  }
}

const LEAVES = new Set(['return_statement', 'raise_statement', 'continue_statement', 'break_statement']);

/** Does a statement list always leave the function (or loop)? */
function leaves(names: Names, block: Node | undefined): boolean {
  const last = block && named(block).at(-1);
  if (!last) return false;
  if (LEAVES.has(last.type)) return true;
  return last.type === 'if_statement' && branches(names, last).taken.some((branch) => branch.certain && leaves(names, branch.block));
}

interface Branches {
  readonly fenced: readonly Node[];
  /** What SQLite may run; `certain` when it surely does. */
  readonly taken: readonly { readonly block: Node; readonly certain: boolean }[];
}

/** Sorts the branches of an `if` into those that SQLite can reach and those that it can't. */
function branches(names: Names, node: Node): Branches {
  const fenced: Node[] = [];
  const taken: { block: Node; certain: boolean }[] = [];
  let reached: Truth = true;
  const arms = [node, ...node.children.filter((child) => child.type === 'elif_clause' || child.type === 'else_clause')];
  for (const arm of arms) {
    const block = field(arm, arm.type === 'else_clause' ? 'body' : 'consequence');
    const holds = arm.type === 'else_clause' ? true : truth(names, field(arm, 'condition'));
    if (!block) continue;
    if (reached === false || holds === false) fenced.push(block);
    else taken.push({ block, certain: reached === true && holds === true });
    reached = and(reached, not(holds));
  }
  return { fenced, taken };
}

/** The statements of a list after one at which SQLite surely leaves. */
function afterExit(names: Names, list: readonly Node[]): readonly Node[] {
  const exit = list.findIndex(
    (statement) =>
      (statement.type === 'assert_statement' && truth(names, named(statement)[0]) === false) ||
      (statement.type === 'if_statement' && branches(names, statement).taken.some((branch) => branch.certain && leaves(names, branch.block))),
  );
  return exit < 0 ? [] : list.slice(exit + 1);
}

/** `case 'postgresql':`, and every case after `case 'sqlite':` */
const fencedCase = (names: Names, node: Node): boolean => {
  const before = node.parent?.children.filter((child) => child.type === 'case_clause' && child.start < node.start) ?? [];
  return isOtherCase(names, node) || before.some((clause) => /^case\s+(['"])sqlite\1\s*:/.test(textOf(names.code, clause)));
};

const isOtherCase = (names: Names, node: Node): boolean => {
  const pattern = node.children.find((child) => child.type === 'case_pattern');
  const strings = pattern ? nodesOf(pattern, 'string').map((inner) => stringValue(names.code, inner)) : [];
  return strings.length > 0 && strings.every((name) => name !== undefined && DIALECTS.test(name) && !SQLITE.test(name));
};

/** `op.x() if postgresql else None`, `postgresql and op.x()` */
function fencedExpression(names: Names, node: Node): readonly Node[] {
  if (node.type === 'conditional_expression') {
    const [then, condition, otherwise] = named(node);
    const holds = truth(names, condition);
    return holds === undefined ? [] : [(holds ? otherwise : then) as Node];
  }
  const [left, right] = named(node);
  const isAnd = node.children.some((child) => child.type === 'and');
  return right && truth(names, left) === !isAnd ? [right] : [];
}

const directlyFenced = (names: Names): Node[] => {
  const fenced: Node[] = [];
  for (const node of nodesOf(names.root, 'if_statement', 'block', 'module', 'case_clause', 'while_statement', 'conditional_expression', 'boolean_operator')) {
    if (node.type === 'if_statement') fenced.push(...branches(names, node).fenced);
    else if (node.type === 'block' || node.type === 'module') fenced.push(...afterExit(names, named(node)));
    else if (node.type === 'case_clause' && fencedCase(names, node)) fenced.push(node);
    else if (node.type === 'while_statement' && truth(names, field(node, 'condition')) === false) fenced.push(field(node, 'body') as Node);
    else if (node.type === 'conditional_expression' || node.type === 'boolean_operator') fenced.push(...fencedExpression(names, node));
  }
  return fenced;
};

/** Alembic calls these itself. */
const ENTRY = /^(?:upgrade|downgrade)$/;

/** Functions of the file whose every mention is behind a fence. */
function fencedFunctions(names: Names, isFenced: (node: Node) => boolean): readonly Node[] {
  const mentions = groupedBy(nodesOf(names.root, 'identifier'), (node) => (node.parent?.type === 'function_definition' ? undefined : textOf(names.code, node)));
  return [...names.functions].flatMap(([name, definition]) => {
    const uses = (mentions.get(name) ?? []).filter((use) => functionOf(use) !== definition);
    return !ENTRY.test(name) && uses.length > 0 && uses.every(isFenced) ? [definition] : [];
  });
}

/**
 * Finds what SQLite can't reach: the other dialects' branches, what follows an early return, functions called only from there.
 *
 * @returns a test for nodes: true when SQLite never runs it
 */
export function readFences(names: Names): (node: Node) => boolean {
  const fenced = directlyFenced(names);
  const isFenced = (node: Node): boolean => fenced.some((span) => within(node, span));
  for (let more = fencedFunctions(names, isFenced); more.some((node) => !fenced.includes(node)); more = fencedFunctions(names, isFenced)) {
    fenced.push(...more.filter((node) => !fenced.includes(node)));
  }
  return isFenced;
}
