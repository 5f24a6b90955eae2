import { type Option, pages } from './words.ts';

/** In single quotes, where `[`, `]` and `:` mean something to _arguments. */
const told = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&').replaceAll("'", "'\\''");

function argument({ names, about, values }: Option): string {
  const several = names.length > 1 ? `'(${names.join(' ')})'{${names.join(',')}}` : names[0];
  const follows = values ? `:value:${values.length ? `(${values.join(' ')})` : '_files'}` : '';
  return `${several}'[${told(about)}]${follows}'`;
}

const argumentsOf = (options: readonly Option[]): string => [...options.map(argument), "'*:path:_files'"].map((one) => `      ${one}`).join(' \\\n');

/** A function for zsh's own completion system. */
export function asZsh(): string {
  const [rewriting, ...own] = pages;
  const cases = own.map(({ name, options }) => `    ${name}) _arguments -s \\\n${argumentsOf(options)} ;;`);
  const commands = own.map(({ name, about }) => `    '${name}:${told(about)}'`);
  return `#compdef migfix
# migfix, for zsh: migfix completion zsh > "\${fpath[1]}/_migfix", or source <(migfix completion zsh)
_migfix() {
  local -a commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command commands
    _files
    return
  fi
  case $words[2] in
${cases.join('\n')}
    *) _arguments -s \\
${argumentsOf(rewriting?.options ?? [])} ;;
  esac
}
if [[ $funcstack[1] == _migfix ]]; then _migfix "$@"; else compdef _migfix migfix; fi
`;
}
