import type { Edit } from '../core/types.ts';
import { sectionOf } from './ini-section.ts';
import type { Hook, Hooks } from './write-hook.ts';

export const SECTION = 'post_write_hooks';

/** The hooks of alembic.ini; undefined when it has no such section: then pyproject.toml counts. */
export function iniHooks(text: string): Hooks | undefined {
  const section = sectionOf(text, SECTION);
  if (!section) return undefined;
  const value = (name: string) => section.options.find((option) => option.name === name);
  const list = value('hooks');
  const active = (list?.value ?? '').split(/, *| +/).filter(Boolean);
  const defined = [...new Set(section.options.flatMap(({ name }) => (name.includes('.') ? [name.slice(0, name.indexOf('.'))] : [])))];
  const names = [...active, ...defined.filter((name) => !active.includes(name))];
  return {
    line: list?.line ?? section.line,
    hooks: names.map((name) => ({
      name,
      type: value(`${name}.type`.toLowerCase())?.value ?? '',
      active: active.includes(name),
      command: ['executable', 'entrypoint', 'module', 'options'].flatMap((key) => value(`${name}.${key}`.toLowerCase())?.value ?? []).join(' '),
    })),
  };
}

/**
 * Adds a hook, before the others, so that a formatter sees what it wrote.
 *
 * @returns undefined where the file is written in a way that we don't edit
 */
export function addToIni(text: string, hook: Hook, keys: readonly (readonly [string, string])[]): readonly Edit[] | undefined {
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const lines = (known: Hooks | undefined): readonly string[] =>
    known?.hooks.some(({ name }) => name === hook.name) ? [] : keys.map(([key, value]) => `${hook.name}.${key} = ${value}`);
  const section = sectionOf(text, SECTION);
  if (!section) {
    const gap = text === '' || text.endsWith(`${eol}${eol}`) ? '' : /[\r\n]$/.test(text) ? eol : eol + eol;
    return [{ start: text.length, end: text.length, text: [`${gap}[${SECTION}]`, `hooks = ${hook.name}`, ...lines(undefined), ''].join(eol) }];
  }
  const more = lines(iniHooks(text));
  const list = section.options.find(({ name }) => name === 'hooks');
  if (list?.folded) return undefined;
  if (list) {
    const first = { start: list.valueStart, end: list.valueStart, text: hook.name + (list.value ? ', ' : '') };
    return more.length ? [first, { start: list.end, end: list.end, text: eol + more.join(eol) }] : [first];
  }
  const headed = /[\r\n]/.test(text.slice(0, section.bodyStart).slice(-1));
  return [{ start: section.bodyStart, end: section.bodyStart, text: [...(headed ? [] : ['']), `hooks = ${hook.name}`, ...more, ''].join(eol) }];
}
