import { parse } from 'smol-toml';
import type { Edit } from '../core/types.ts';
import type { Hook, Hooks } from './write-hook.ts';

type Table = Readonly<Record<string, unknown>>;

const HEADER = /^[ \t]*\[\[[ \t]*tool[ \t]*\.[ \t]*alembic[ \t]*\.[ \t]*post_write_hooks[ \t]*\]\]/m;

/** The hooks of pyproject.toml's `[tool.alembic]`; undefined when it has no such table, or is no TOML. */
export function tomlHooks(text: string): Hooks | undefined {
  const settings = settingsOf(text);
  if (!settings) return undefined;
  const hooks = Array.isArray(settings['post_write_hooks']) ? (settings['post_write_hooks'] as readonly Table[]) : [];
  const place = HEADER.exec(text)?.index ?? text.search(/^[ \t]*\[tool\.alembic\]/m);
  return {
    line: text.slice(0, Math.max(0, place)).split('\n').length,
    hooks: hooks.map((hook) => ({
      name: String(hook['name']),
      type: String(hook['type']),
      active: true,
      command: ['executable', 'entrypoint', 'module', 'options'].flatMap((key) => (hook[key] === undefined ? [] : String(hook[key]))).join(' '),
    })),
  };
}

function settingsOf(text: string): Table | undefined {
  try {
    return (parse(text)['tool'] as Table | undefined)?.['alembic'] as Table | undefined;
  } catch {
    return undefined;
  }
}

/**
 * Adds a hook, before the others.
 *
 * @returns undefined where the hooks are written as an inline array
 */
export function addToToml(text: string, hook: Hook, keys: readonly (readonly [string, string])[]): readonly Edit[] | undefined {
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const settings = settingsOf(text);
  const header = HEADER.exec(text);
  if (!settings || (settings['post_write_hooks'] !== undefined && !header)) return undefined;
  const table = ['[[tool.alembic.post_write_hooks]]', `name = "${hook.name}"`, ...keys.map(([key, value]) => `${key} = "${value}"`), ''].join(eol);
  if (header) return [{ start: header.index, end: header.index, text: table + eol }];
  const gap = text.endsWith(`${eol}${eol}`) ? '' : text.endsWith(eol) ? eol : eol + eol;
  return [{ start: text.length, end: text.length, text: gap + table }];
}
