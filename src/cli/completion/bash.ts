import type { CompletedCommand, CompletedFlag } from './words.js';

/**
 * Completion for bash 3.2 and later, without the package bash-completion. bash cuts words at `=` (COMP_WORDBREAKS), which
 * is why the word before the value of `--format=` is one further back.
 */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name);
  return `# bash completion of hostdrift: source <(hostdrift completion bash)
_hostdrift() {
  local IFS=$'\\n' word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  local equals=
  COMPREPLY=()
  if [ "$word" = = ]; then word='' equals=1; elif [ "$before" = = ]; then before=\${COMP_WORDS[COMP_CWORD-2]} equals=1; fi
  case "$equals$before" in 1-*) ;; 1*) return ;; esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${list(firstWords(names))}' -- "$word"))
    return
  fi
  case "$command \${COMP_WORDS[2]}" in
${secondLevel(names)
  .map((name) => `    '${name}') [ "$COMP_CWORD" -gt 2 ] && command='${name}' ;;`)
  .join('\n')}
  esac
  case "$command $before" in
${commands.flatMap(values).join('\n')}
  esac
  case "$command" in
${commands.map((command) => flagsAndWords(command, names)).join('\n')}
  esac
}
_hostdrift_stored() {
  local file
  for file in snapshots/*.json snapshots/*.json.gz; do
    if [ -e "$file" ]; then file=\${file##*/}; printf '%s\\n' "\${file%.json*}"; fi
  done
}
complete -o bashdefault -o default -F _hostdrift hostdrift
`;
}

/** The first words of all commands, each once. */
function firstWords(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.split(' ')[0] ?? name))];
}

function secondLevel(names: readonly string[]): string[] {
  return names.filter((name) => name.includes(' '));
}

/** Where a value is not one of a few, files are completed, as bash does by itself. */
function values({ name, flags }: CompletedCommand): string[] {
  return flags
    .filter(({ takesValue }) => takesValue)
    .map((flag) => {
      const patterns = [`--${flag.name}`, ...(flag.char === undefined ? [] : [`-${flag.char}`])];
      return `    ${patterns.map((pattern) => `'${name} ${pattern}'`).join('|')}) ${reply(flag)}return ;;`;
    });
}

function reply({ values, prefixes }: CompletedFlag): string {
  if (values.length > 0) return `COMPREPLY=($(compgen -W '${list(values)}' -- "$word")); `;
  if (prefixes.length === 0) return '';
  const starts = list(prefixes.map((prefix) => `${prefix}=`));
  return `COMPREPLY=($(compgen -W '${starts}' -- "$word"; compgen -f -- "$word")); compopt -o nospace 2>/dev/null; `;
}

function flagsAndWords({ name, flags, words, stored }: CompletedCommand, names: readonly string[]): string {
  const below = names.filter((each) => each.startsWith(`${name} `)).map((each) => each.slice(name.length + 1));
  const others = list([...below, ...words]);
  const more = stored ? '\n$(_hostdrift_stored)' : '';
  const files =
    others + more === '' ? '' : `COMPREPLY=($(compgen -W "${others}${more}" -- "$word"; compgen -f -- "$word")) `;
  return `    '${name}') case "$word" in
      -*) COMPREPLY=($(compgen -W '${list(flags.map((flag) => `--${flag.name}`))}' -- "$word")) ;;
      *) ${files};;
    esac ;;`;
}

/** Words for `compgen -W` where lines divide them; none of ours has a quote. */
function list(words: readonly string[]): string {
  return words.map((word) => word.replaceAll("'", '')).join('\n');
}
