import { pages, withChoices } from './words.ts';

/** For bash 3.2 and newer: no associative arrays, no help of the package bash-completion. */
export function asBash(): string {
  const choices = withChoices.map(({ names, values }) => `    ${names.join('|')}) COMPREPLY=($(compgen -W '${values?.join(' ')}' -- "$current")); return ;;`);
  const valued = [...new Set(pages.flatMap(({ options }) => options).filter(({ values }) => values).flatMap(({ names }) => names))];
  const flags = pages.map(({ name, options }) => `    ${name ?? '*'}) flags='${options.flatMap(({ names }) => names).join(' ')}' ;;`);
  const [rewriting, ...own] = flags;
  const commands = pages.flatMap(({ name }) => name ?? []).join(' ');
  return `# migfix, for bash: source <(migfix completion bash)
# a name is a line: it may have blanks, and signs that bash would take for patterns
_migfix_files() {
  local file
  while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$1")
}
_migfix() {
  COMPREPLY=()
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} flags
  # bash splits --flag=value into three words
  if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case $previous in
${choices.join('\n')}
    ${valued.join('|')}) _migfix_files "$current"; return ;;
  esac
  case $command in
${[...own, rewriting].join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
  else
    _migfix_files "$current"
    if (( COMP_CWORD == 1 )); then COMPREPLY+=($(compgen -W '${commands}' -- "$current")); fi
  fi
}
complete -o filenames -F _migfix migfix
`;
}
