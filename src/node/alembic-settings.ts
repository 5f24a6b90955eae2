import { basename, dirname, resolve } from 'node:path';
import { dictionary } from '../core/dictionary.ts';
import { type Ini, iniValue, interpolate, readIni } from './ini.ts';
import { textOf } from './text.ts';

/** The keys of alembic.ini and of pyproject's `[tool.alembic]` as one: a key in the ini wins. */
export interface AlembicSettings {
  /** The file to name in messages. */
  readonly file: string;
  text(key: string): string | undefined;
  /** A list, split as Alembic splits it; `legacy` is the separator from before `path_separator` existed. */
  list(key: string, legacy: RegExp, ...separatorKeys: string[]): readonly string[];
  flag(key: string): boolean;
}

type Table = Readonly<Record<string, unknown>>;

/**
 * Reads Alembic's configuration.
 *
 * @param iniPath alembic.ini, wherever it is; it need not exist
 * @param tomlPath pyproject.toml; it need not exist
 * @param section the ini's section, when the user named one
 * @returns undefined when neither file configures Alembic
 * @throws Error when a file can't be read as Alembic would read it, or lacks the section that was asked for
 */
export async function readAlembicSettings(iniPath: string, tomlPath: string, section?: string): Promise<AlembicSettings | undefined> {
  const ini = await readIniFile(iniPath, section);
  const toml = await readTomlTable(tomlPath);
  if (!ini && !toml) return undefined;
  return combine({ ini, iniPath, section: section ?? 'alembic', toml: toml ?? {}, tomlPath });
}

async function readIniFile(path: string, section: string | undefined): Promise<Ini | undefined> {
  const text = await textOf(path);
  if (text === undefined) return undefined;
  const ini = naming(path, () => readIni(text));
  if (section !== undefined && !ini.sections.has(section)) throw new Error(`${path}: has no section [${section}]`);
  return ini;
}

async function readTomlTable(path: string): Promise<Table | undefined> {
  const text = await textOf(path);
  if (text === undefined || !/alembic/.test(text)) return undefined;
  const { parse } = await import('smol-toml');
  const tool = naming(path, () => parse(text))['tool'] as Table | undefined;
  return tool?.['alembic'] as Table | undefined;
}

interface Files {
  readonly ini: Ini | undefined;
  readonly iniPath: string;
  readonly section: string;
  readonly toml: Table;
  readonly tomlPath: string;
}

function combine({ ini, iniPath, section, toml, tomlPath }: Files): AlembicSettings {
  const here = (path: string) => dirname(resolve(path)).replaceAll('\\', '/');
  const fromIni = (key: string) => ini && naming(iniPath, () => iniValue(ini, section, key, { here: here(iniPath) }));
  const expand = (value: unknown, key: string) =>
    naming(tomlPath, () => interpolate(String(value), (name) => (name === 'here' ? here(tomlPath) : undefined), key));
  return {
    file: ini ? iniPath : tomlPath,
    text: (key) => fromIni(key) ?? (toml[key] === undefined ? undefined : expand(toml[key], key)),
    flag: (key) => (fromIni(key) === undefined ? toml[key] === true : fromIni(key) === 'true'),
    list(key, legacy, ...separatorKeys) {
      const text = fromIni(key);
      if (text) return split(text, separatorKeys.map(fromIni).find((value) => value !== undefined), legacy, iniPath);
      const value = toml[key];
      return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((item) => expand(item, key));
    },
  };
}

const SEPARATORS = dictionary<string>({
  space: ' ', newline: '\n', ':': ':', ';': ';', os: process.platform === 'win32' ? ';' : ':',
});

function split(text: string, separator: string | undefined, legacy: RegExp, file: string): readonly string[] {
  if (separator === undefined) return text.split(legacy).filter(Boolean);
  const char = SEPARATORS[separator];
  if (char === undefined) throw new Error(`${file}: path_separator must be os, space, newline, ":" or ";", not "${separator}"`);
  return text.split(char).map((item) => item.trim()).filter(Boolean);
}

/** Runs and puts the file's name before the message of what is thrown. */
function naming<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`${basename(path)}: ${(error as Error).message.split('\n')[0]}`, { cause: error });
  }
}
