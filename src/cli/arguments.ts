import parse from 'yargs-parser';
import { commandOf } from './commands.ts';
import { UsageError } from './errors.ts';
import { type Flag, type FlagName, flagList } from './flags.ts';
import { didYouMean } from '../core/suggest.ts';

type Values = { readonly [name in FlagName]?: boolean | string | readonly string[] };

/** What the command line said; a flag that was not given is not there. */
export class Arguments {
  readonly words: readonly string[];
  private readonly values: Values;

  constructor(words: readonly string[], values: Values) {
    this.words = words;
    this.values = values;
  }

  flag(name: FlagName): boolean | undefined {
    return this.values[name] as boolean | undefined;
  }

  has(name: FlagName): boolean {
    return this.values[name] !== undefined;
  }

  text(name: FlagName): string | undefined {
    return this.values[name] as string | undefined;
  }

  /** @throws UsageError when it is no whole number above 0 */
  whole(name: FlagName): number | undefined {
    const text = this.text(name);
    if (text !== undefined && !/^[1-9]\d{0,7}$/.test(text)) throw new UsageError(`--${name} must be a whole number above 0, not "${text}"`);
    return text === undefined ? undefined : Number(text);
  }

  list(name: FlagName): readonly string[] | undefined {
    return this.values[name] as readonly string[] | undefined;
  }
}

const ofType = (...types: string[]) => flagList.filter(([, flag]) => types.includes(flag.type)).map(([name]) => name);

/**
 * Reads the command line, strictly. yargs's own parser without the rest of yargs, which would take longer to load than all of ours.
 *
 * @param argv without node and the script
 * @throws UsageError for an unknown flag, a value that is missing or not among the choices
 */
export function readArguments(argv: readonly string[]): Arguments {
  const { argv: parsed, error, aliases } = parse.detailed([...argv], {
    boolean: ofType('boolean'),
    string: ofType('string', 'list', 'paths'),
    narg: Object.fromEntries(ofType('string', 'list', 'paths').map((name) => [name, 1])),
    alias: Object.fromEntries(flagList.map(([name, flag]) => [name, [...(flag.alias ?? [])]])),
    configuration: { 'camel-case-expansion': false, 'dot-notation': false, 'parse-positional-numbers': false, 'populate--': true },
  });
  refuseUnknown(parsed, aliases);
  if (error) throw new UsageError(error.message.replace(/^Not enough arguments following: (.*)$/, '--$1 needs a value'));
  const words = [...parsed._, ...(parsed['--'] ?? [])].map(String);
  const values: Record<string, boolean | string | readonly string[]> = {};
  for (const [name, flag] of flagList) {
    if (parsed[name] === undefined) continue;
    refuseElsewhere(name, flag, parsed['verify'] === true ? ['verify', words[0]] : [words[0]]);
    if (flag.rewriting && commandOf(words)) throw new UsageError(`--${name} does not go with "migfix ${words[0]}"`);
    values[name] = valueOf(name, flag, parsed[name]);
  }
  return new Arguments(words, values);
}

function refuseUnknown(parsed: Readonly<Record<string, unknown>>, aliases: Readonly<Record<string, readonly string[]>>): void {
  const known = new Set([...flagList.map(([name]) => name as string), ...Object.values(aliases).flat(), '_', '--']);
  const names = [...known].filter((name) => name.length > 1 && name !== '--').map((name) => `--${name}`);
  for (const name of Object.keys(parsed)) {
    if (known.has(name)) continue;
    const written = name.length > 1 ? `--${name}` : `-${name}`;
    throw new UsageError(`unknown flag ${written}${didYouMean(written, names)}`);
  }
}

function refuseElsewhere(name: string, flag: Flag, commands: readonly (string | undefined)[]): void {
  if (!flag.for || flag.for.some((own) => commands.includes(own))) return;
  throw new UsageError(`--${name} goes with ${flag.for.map((own) => `"migfix ${own}"`).join(' or ')}`);
}

function valueOf(name: string, flag: (typeof flagList)[number][1], given: unknown): boolean | string | readonly string[] {
  const all = Array.isArray(given) ? (given as readonly unknown[]) : [given];
  if (flag.type === 'boolean') return all.at(-1) === true;
  const texts = all.filter((text): text is string => typeof text === 'string' && text !== '');
  if (texts.length < all.length) throw new UsageError(`--${name} needs a value`);
  if (flag.type === 'paths') return texts;
  if (flag.type === 'list') return texts.flatMap((text) => text.split(',')).map((text) => text.trim()).filter(Boolean);
  const last = texts.at(-1) as string;
  if (flag.choices && !flag.choices.includes(last)) {
    throw new UsageError(`--${name} must be ${flag.choices.join(', ')}, not "${last}"${didYouMean(last, flag.choices)}`);
  }
  return last;
}
