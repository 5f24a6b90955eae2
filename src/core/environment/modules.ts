import { readNames } from '../scopes.ts';
import type { Names } from '../scopes.ts';
import { matched } from '../text.ts';
import type { Parse } from '../types.ts';

/** A Python file of the application. */
export interface PythonSource {
  /** From the project's folder, with forward slashes: `src/app/models.py`. */
  readonly path: string;
  readonly code: string;
}

/** A file that was read: env.py or one of the application's. */
export interface Module {
  readonly path: string;
  /** Of the package that relative imports start in; undefined for env.py, which Alembic loads outside any package. */
  readonly package: string | undefined;
  readonly names: Names;
}

/** Finds the application's modules by the names that imports use, and reads each once. */
export interface Modules {
  readonly parse: Parse;
  readonly sources: readonly PythonSource[];
  /** A source as a module. */
  read(source: PythonSource): Module;
  /**
   * Splits a dotted path into the module that it begins with and the names that follow.
   *
   * @returns undefined when no source is that module
   */
  find(dotted: string, from: Module): { readonly module: Module; readonly rest: readonly string[] } | undefined;
}

const moduleName = (path: string): string => path.replace(/\.py$/, '').replace(/(^|\/)__init__$/, '').replaceAll('/', '.');

/** @param roots the folders that imports start in, from the project's folder: `''`, `'src'`; the first that has a module counts */
export function readModules(parse: Parse, sources: readonly PythonSource[], roots: readonly string[] = ['']): Modules {
  const byName = new Map<string, PythonSource>();
  for (const source of sources) byName.set(moduleName(source.path), source);
  const cache = new Map<PythonSource, Module>();
  const read = (source: PythonSource): Module => {
    const known = cache.get(source);
    if (known) return known;
    const name = moduleName(source.path);
    const isPackage = source.path.endsWith('__init__.py');
    const module = { path: source.path, package: isPackage ? name : parentOf(name), names: readNames(source.code, parse(source.code)) };
    cache.set(source, module);
    return module;
  };
  return {
    parse,
    sources,
    read,
    find(dotted, from) {
      const paths = absolute(dotted, from).flatMap((path) => roots.map((root) => [...root.split('/').filter(Boolean), ...path.split('.')]));
      for (const parts of paths) {
        for (let length = parts.length; length > 0; length--) {
          const source = byName.get(parts.slice(0, length).join('.'));
          if (source) return { module: read(source), rest: parts.slice(length) };
        }
      }
      return undefined;
    },
  };
}

const parentOf = (name: string): string => name.split('.').slice(0, -1).join('.');

/** `..models` is `from . import models` or begins a `from ..models import`: the dots alone do not tell, so both are tried. */
function absolute(dotted: string, from: Module): readonly string[] {
  const dots = matched(/^\.*/, dotted).length;
  if (!dots) return [dotted];
  if (from.package === undefined) return [];
  const rest = dotted.slice(dots);
  const above = (level: number): string => {
    const base = (from.package as string).split('.').filter(Boolean);
    return [...base.slice(0, base.length - (level - 1)), rest].join('.');
  };
  return dots > 1 ? [above(dots), above(dots - 1)] : [above(dots)];
}
