import { readNames } from '../scopes.ts';
import type { Names } from '../scopes.ts';
import type { Parse } from '../types.ts';

/** A Python file of the application. */
export interface PythonSource {
  /** From the folder that imports start in, with forward slashes: `app/models.py`. */
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

/** @param sources the application's files; of two with one name the first counts */
export function readModules(parse: Parse, sources: readonly PythonSource[]): Modules {
  const byName = new Map<string, PythonSource>();
  for (const source of sources) if (!byName.has(moduleName(source.path))) byName.set(moduleName(source.path), source);
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
      for (const path of absolute(dotted, from)) {
        const parts = path.split('.');
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
  const dots = /^\.*/.exec(dotted)?.[0].length ?? 0;
  if (!dots) return [dotted];
  if (from.package === undefined) return [];
  const rest = dotted.slice(dots);
  const above = (level: number): string => {
    const base = (from.package as string).split('.').filter(Boolean);
    return [...base.slice(0, base.length - (level - 1)), rest].join('.');
  };
  return dots > 1 ? [above(dots), above(dots - 1)] : [above(dots)];
}
