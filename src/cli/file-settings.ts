import { relative, sep } from 'node:path';
import ignore from 'ignore';
import { oncePer } from '../core/once.ts';
import type { FileSettings, Override, Settings } from './settings.ts';

/** The overrides that are about a file, in their order. */
export const overridesFor = ({ overrides }: Pick<Settings, 'overrides'>, path: string): readonly Override[] => overrides.filter((override) => isMeant(override, path));

/** The overrides that are about none of these files: a slip in their patterns, perhaps. */
export const unmatched = ({ overrides }: Pick<Settings, 'overrides'>, files: readonly { readonly path: string }[]): readonly Override[] =>
  overrides.filter((override) => !files.some(({ path }) => isMeant(override, path)));

const patternsOf = oncePer(({ paths }: Override) => ignore().add([...paths]));

function isMeant(override: Override, path: string): boolean {
  const inside = relative(override.base, path).split(sep).join('/');
  return inside !== '' && !inside.startsWith('../') && inside !== '..' && !/^[a-z]:/i.test(inside) && patternsOf(override).ignores(inside);
}

/**
 * The settings of one file: those of the run with what overrides say of it, later ones over earlier ones. What the command line says
 * is not in them: it beats every file.
 */
export function settingsFor(settings: Settings, path: string): FileSettings {
  const { options, namingConvention, foreignKeys, overrides } = settings;
  const start: FileSettings = { options, namingConvention, foreignKeys };
  if (!overrides.length) return start;
  return overridesFor(settings, path).reduce((all, { values }) => {
    const { namingConvention, foreignKeys, ...own } = values;
    return {
      options: { ...all.options, ...own, ...(own.types ? { types: { ...all.options.types, ...own.types } } : {}) },
      namingConvention: namingConvention ?? all.namingConvention,
      foreignKeys: foreignKeys ?? all.foreignKeys,
    };
  }, start);
}
