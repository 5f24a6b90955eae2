import { type CommandName, commandList } from '../commands.ts';
import { type Flag, flagsOf } from '../flags.ts';

/** What may stand in one place of the command line. */
export interface Option {
  /** `--preset`, `-q`, `--no-progress`. */
  readonly names: readonly string[];
  readonly about: string;
  /** A word follows: one of these, or any (`[]`). */
  readonly values?: readonly string[];
}

/** A command with its flags; the first, without a name, is rewriting. */
export interface Page {
  readonly name: CommandName | undefined;
  readonly about: string;
  readonly options: readonly Option[];
}

export const pages: readonly Page[] = [
  { name: undefined, about: 'Rewrite migrations', options: flagsOf(undefined).map(asOption) },
  ...commandList.map(([name, { about }]) => ({ name, about, options: flagsOf(name).map(asOption) })),
];

function asOption([name, flag]: readonly [string, Flag]): Option {
  const positive = flag.byDefault === true ? `no-${name}` : name;
  const names = [positive, ...(flag.alias ?? [])].map((one) => (one.length > 1 ? `--${one}` : `-${one}`));
  return { names, about: flag.about, ...(flag.type === 'boolean' ? {} : { values: flag.choices ?? [] }) };
}

/** The options that are followed by one of a few words, each once. */
export const withChoices: readonly Option[] = [...new Map(pages.flatMap(({ options }) => options).filter(({ values }) => values?.length).map((option) => [option.names[0], option])).values()];
