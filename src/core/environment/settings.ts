import { argumentsOf, calls, keyword, stringValue, textOf } from '../python.ts';
import { bindingScope, functionOf } from '../scopes.ts';
import type { Names } from '../scopes.ts';
import { matched } from '../text.ts';
import { above, field, named, walk } from '../tree.ts';
import type { Node } from '../types.ts';
import { assignedValues } from './values.ts';

/**
 * What a call gives for one keyword: a value, nothing for certain, Flask-Migrate's options (which the application sets), or
 * something that the file does not tell.
 */
export type Setting = { readonly kind: 'value'; readonly node: Node } | { readonly kind: 'absent' | 'flask-migrate' | 'unknown' };

/** What a change does to it: gives it, leaves it alone, takes it away. */
type Change = Setting | { readonly kind: 'removed' };

const UNKNOWN: Setting = { kind: 'unknown' };
const ABSENT: Setting = { kind: 'absent' };

/** `current_app.extensions['migrate'].configure_args`, however the application is reached. */
const FLASK_MIGRATE = /\.extensions\[['"]migrate['"]\]\.configure_args$/;

/** The calls of `alembic.context.configure`. */
export const configureCalls = (names: Names): readonly Node[] =>
  names.calls.filter((call) => calls(names.code, call, names.importsIn(call)) === 'alembic.context.configure' && !isShadowed(names, call));

/** `def process_revision_directives(context, …)`: there `context` is another. */
const isShadowed = (names: Names, call: Node): boolean => {
  const root = matched(/^\w+/, textOf(names.code, call));
  const scope = bindingScope(names, call, root);
  return scope !== undefined && scope.type !== 'module';
};

/**
 * What a call gives for a keyword, also through `**options` where those are dict literals that are written in the file.
 *
 * @param name the keyword
 */
export function settingOf(names: Names, call: Node, name: string): Setting {
  const given = keyword(names.code, call, name);
  if (given) return { kind: 'value', node: given };
  const splats = argumentsOf(call).filter((argument) => argument.type === 'dictionary_splat');
  return combine(splats.map((splat) => inMapping(names, named(splat)[0], name, 0)));
}

/** The last value wins in Python; nothing is certain while one of them is not. */
function combine(settings: readonly Setting[]): Setting {
  for (const kind of ['value', 'unknown', 'flask-migrate'] as const) {
    const found = settings.findLast((setting) => setting.kind === kind);
    if (found) return found;
  }
  return ABSENT;
}

const DEEP = 5;

function inMapping(names: Names, node: Node | undefined, name: string, depth: number): Setting {
  if (!node || depth > DEEP) return UNKNOWN;
  if (node.type === 'parenthesized_expression') return inMapping(names, named(node)[0], name, depth);
  if (FLASK_MIGRATE.test(textOf(names.code, node))) return inFlaskMigrate(names, name);
  if (node.type === 'dictionary') return inLiteral(names, node, name, depth);
  if (node.type === 'call' && textOf(names.code, field(node, 'function') as Node) === 'dict') return inDictCall(names, node, name, depth);
  return node.type === 'identifier' ? inVariable(names, node, name, depth) : UNKNOWN;
}

/** What the application gives, unless env.py fills it in: `….configure_args.setdefault('render_as_batch', True)`. */
function inFlaskMigrate(names: Names, name: string): Setting {
  for (const call of names.calls) {
    const callee = textOf(names.code, field(call, 'function') as Node);
    const [key, value] = argumentsOf(call);
    const fills = callee.endsWith('.setdefault') && FLASK_MIGRATE.test(callee.slice(0, -'.setdefault'.length));
    if (fills && value && stringValue(names.code, key) === name) return { kind: 'value', node: value };
  }
  return { kind: 'flask-migrate' };
}

function inLiteral(names: Names, dict: Node, name: string, depth: number): Setting {
  return combine(
    named(dict).map((entry) => {
      if (entry.type === 'dictionary_splat') return inMapping(names, named(entry)[0], name, depth + 1);
      const key = stringValue(names.code, field(entry, 'key'));
      if (key === undefined) return UNKNOWN;
      return key === name ? { kind: 'value', node: field(entry, 'value') as Node } : ABSENT;
    }),
  );
}

function inDictCall(names: Names, call: Node, name: string, depth: number): Setting {
  const given = keyword(names.code, call, name);
  if (given) return { kind: 'value', node: given };
  const others = argumentsOf(call).filter((argument) => argument.type !== 'keyword_argument');
  return combine(others.map((other) => inMapping(names, other.type === 'dictionary_splat' ? named(other)[0] : other, name, depth + 1)));
}

const BRANCHES = ['if_statement', 'for_statement', 'while_statement', 'try_statement', 'match_statement'];

const isConditional = (change: Node): boolean => !!above(change, ...BRANCHES, 'function_definition', 'module')?.type.endsWith('_statement');

/** A name: all that it was ever assigned, and all that was put into it since. */
function inVariable(names: Names, node: Node, name: string, depth: number): Setting {
  const text = textOf(names.code, node);
  const values = assignedValues(names, node, text);
  if (!values.length) return UNKNOWN;
  const assigned = values.map((value) => inMapping(names, value, name, depth + 1));
  const places = changesOf(names, node, text);
  const changes = places.map((change): Change => {
    const found = inChange(names, change, name, depth);
    return isConditional(change) && found.kind === 'value' ? UNKNOWN : found;
  });
  const removed = changes.findLastIndex(({ kind }) => kind === 'removed');
  if (removed >= 0) return isConditional(places[removed] as Node) ? UNKNOWN : combine(changes.slice(removed + 1) as Setting[]);
  const all = [...assigned, ...(changes as Setting[])].filter((setting, index) => index < assigned.length || setting.kind !== 'absent');
  // one branch gives it and another does not: it depends
  if (assigned.some(({ kind }) => kind === 'value') && assigned.some(({ kind }) => kind !== 'value')) return UNKNOWN;
  return combine(all);
}

/** Where the name is used otherwise than by reading it: an item set, a method that changes, a call that it is handed to. */
function changesOf(names: Names, from: Node, name: string): readonly Node[] {
  const scope = bindingScope(names, from, name);
  return walk(scope ?? functionOf(from)).flatMap((node) => {
    if (node.type !== 'identifier' || node === from || textOf(names.code, node) !== name || bindingScope(names, node, name) !== scope) return [];
    const { parent } = node;
    if (parent?.type === 'subscript' && parent.field === 'left' && node.field === 'value') return [parent.parent as Node];
    if (parent?.type === 'attribute' && node.field === 'object' && parent.parent?.type === 'call') return [parent.parent];
    return parent?.type === 'argument_list' ? [parent] : [];
  });
}

const READS = new Set(['get', 'items', 'keys', 'values', 'copy']);

function inChange(names: Names, change: Node, name: string, depth: number): Change {
  if (change.type === 'assignment') {
    const key = stringValue(names.code, field(field(change, 'left') as Node, 'subscript'));
    if (key === undefined) return UNKNOWN;
    return key === name ? { kind: 'value', node: field(change, 'right') as Node } : ABSENT;
  }
  if (change.type !== 'call') return textOf(names.code, change.parent as Node).startsWith('dict(') ? ABSENT : UNKNOWN;
  const method = textOf(names.code, field(field(change, 'function') as Node, 'attribute') as Node);
  if (READS.has(method)) return ABSENT;
  if (method === 'update') return inDictCall(names, change, name, depth);
  const key = stringValue(names.code, argumentsOf(change)[0]);
  if (key === undefined || !/^(setdefault|pop)$/.test(method)) return UNKNOWN;
  if (key !== name) return ABSENT;
  if (method === 'pop') return { kind: 'removed' };
  const value = argumentsOf(change)[1];
  return value ? { kind: 'value', node: value } : UNKNOWN;
}
