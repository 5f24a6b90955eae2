/** Every key of a configuration file, once: read by the reader, the JSON schema, the reference and `--show-settings`. */

export interface ConfigKey {
  readonly type: 'text' | 'flag' | 'list' | 'table';
  /** What it is when nobody says anything; undefined: nothing. */
  readonly byDefault?: string | boolean | readonly string[];
  /** Said instead of a default, where it depends. */
  readonly otherwise?: string;
  readonly choices?: readonly string[];
  readonly pattern?: RegExp;
  /** What the pattern wants, in words. */
  readonly wanted?: string;
  /** The items of the list are names of rules. */
  readonly rules?: true;
  /** It may differ between files: `[[overrides]]` takes it. */
  readonly perFile?: true;
  /** The path is relative to the file that has it. */
  readonly path?: true;
  readonly about: string;
}

export const configKeys = {
  preset: { type: 'text', byDefault: 'house', choices: ['minimal', 'house', 'strict'], perFile: true, about: 'Which set of rules takes part.' },
  safe: { type: 'flag', byDefault: false, perFile: true, about: 'Only changes that give every other database the same SQL; the rest is reported.' },
  select: { type: 'list', rules: true, perFile: true, otherwise: 'all rules of the preset', about: 'Only these rules.' },
  ignore: { type: 'list', rules: true, perFile: true, byDefault: [], about: 'All but these rules.' },
  placeholder: { type: 'text', byDefault: 'keep', choices: ['keep', 'drop', 'nullable-first'], perFile: true, about: 'What becomes of a placeholder default: it stays, a last block drops it, or the column is added as NULL first.' },
  sqlite: { type: 'text', byDefault: '3.26', pattern: /^3\.\d+(?:\.\d+)?$/, wanted: 'a version such as 3.26', perFile: true, about: 'The oldest SQLite to support.' },
  types: { type: 'table', otherwise: 'none', perFile: true, about: 'Placeholders of your own column types, by dotted name: `{ "myapp.types.Money" = "0" }`. Tables of several files are put together, type by type.' },
  'naming-convention': { type: 'flag', otherwise: 'what env.py tells', perFile: true, about: 'The metadata names constraints itself.' },
  'foreign-keys': { type: 'flag', otherwise: 'what env.py and the application tell', perFile: true, about: 'Connections run `PRAGMA foreign_keys=ON`.' },
  'require-reason': { type: 'flag', otherwise: 'only with the preset strict', perFile: true, about: 'A suppression is to say why (`# migfix: ignore[batch] -- reason`): a note where it does not.' },
  'applied-through': { type: 'text', otherwise: 'none', about: 'Databases are past this revision: up to it, only what is the same everywhere is changed.' },
  exclude: { type: 'list', byDefault: [], path: true, about: 'Files that are left out, as patterns of a .gitignore. Files that are named on the command line are taken all the same.' },
  'respect-gitignore': { type: 'flag', byDefault: true, about: 'Leave out what git ignores.' },
  'allow-marks': { type: 'flag', byDefault: false, about: 'With `--check`: `# migfix:` marks are no reason to fail.' },
  baseline: { type: 'text', path: true, otherwise: 'none', about: 'A file of findings that are known: `--check` fails for new ones only. See [baseline](baseline.md).' },
  extend: { type: 'text', path: true, otherwise: 'none', about: 'Another configuration file, which this one goes on from: what stands here wins, lists are replaced, `types` are put together, `overrides` come after those of the other file.' },
} as const satisfies Readonly<Record<string, ConfigKey>>;

export type ConfigKeyName = keyof typeof configKeys;

/** The table as plain keys, for code that goes through all of them. */
export const configKeyList = Object.entries(configKeys) as unknown as readonly (readonly [ConfigKeyName, ConfigKey])[];

/** Those that may differ between files. */
export const perFileKeys: readonly string[] = configKeyList.flatMap(([name, { perFile }]) => (perFile ? [name] : []));

/** What a key wants, in words. */
export const wantedBy = ({ type, choices, wanted }: ConfigKey): string =>
  choices ? choices.join(', ') : (wanted ?? { text: 'a string', flag: 'true or false', list: 'a list of strings', table: 'a table of strings, such as { "myapp.Money" = "0" }' }[type]);
