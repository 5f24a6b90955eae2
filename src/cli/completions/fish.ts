import { type Option, pages } from './words.ts';

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function option({ names, about, values }: Option): string {
  const spelled = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
  const follows = values ? ` -r${values.length ? ` -f -a ${quoted(values.join(' '))}` : ''}` : '';
  return `${spelled}${follows} -d ${quoted(about)}`;
}

/** One `complete` for each command and each flag. */
export function asFish(): string {
  const commands = pages.flatMap(({ name }) => name ?? []);
  const lines = pages.flatMap(({ name, about, options }) => {
    const when = name ? `__fish_seen_subcommand_from ${name}` : `not __fish_seen_subcommand_from ${commands.join(' ')}`;
    const itself = name ? [`complete -c migfix -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`] : [];
    return [...itself, ...options.map((one) => `complete -c migfix -n ${quoted(when)} ${option(one)}`)];
  });
  return `# migfix, for fish: migfix completion fish > ~/.config/fish/completions/migfix.fish\n${lines.join('\n')}\n`;
}
