import { textOf } from '../python.ts';
import { mentions } from '../sql.ts';
import { allMatched } from '../text.ts';
import { above, field } from '../tree.ts';
import type { Node } from '../types.ts';
import type { Module, Modules } from './modules.ts';

/** One place that sets `PRAGMA foreign_keys`. */
export interface ForeignKeysPragma {
  readonly module: Module;
  readonly node: Node;
  readonly on: boolean;
  /** In a function that listens for `connect`: every connection gets it. */
  readonly listener: boolean;
}

const PRAGMA = /\bPRAGMA\s+(?:\w+\.)?foreign_keys\s*(?:=|\()\s*['"]?(?:(on|1|true|yes)|off|0|false|no)\b/i;

/**
 * Where env.py and the application set `PRAGMA foreign_keys`: strings that are no documentation. Text decides first, so that
 * only the few files that mention it are parsed.
 */
export function foreignKeysPragmas(env: Module, modules: Modules): readonly ForeignKeysPragma[] {
  const mentions = modules.sources.filter(({ code }) => PRAGMA.test(code)).map((source) => modules.read(source));
  return [env, ...mentions].flatMap((module) =>
    module.names.root.all.flatMap((node) => {
      const match = node.type === 'string' && node.parent?.type !== 'expression_statement' ? PRAGMA.exec(textOf(module.names.code, node)) : null;
      return match ? [{ module, node, on: match[1] !== undefined, listener: isListener(module, node) }] : [];
    }),
  );
}

/** `@event.listens_for(Engine, "connect")`, or `event.listen(engine, "connect", function)`. */
function isListener({ names: { code } }: Module, node: Node): boolean {
  const definition = above(node, 'function_definition');
  if (!definition) return false;
  const decorated = definition.parent?.type === 'decorated_definition' ? textOf(code, { start: definition.parent.start, end: definition.start }) : '';
  if (/\blistens_for\b/.test(decorated)) return true;
  const name = field(definition, 'name');
  return name !== undefined && allMatched(/\blisten\([^()]*/g, code).some((listen) => mentions(listen.slice(listen.search(/['"](?:first_)?connect['"]|$/)), textOf(code, name)));
}
