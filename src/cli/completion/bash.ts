import type { CompletedCommand } from './words.js';

/**
 * Completion for bash 3.2 and later, without the package bash-completion. bash cuts words at `=` (COMP_WORDBREAKS), which
 * is why the word before the value of `--format=` is one further back.
 */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name);
  return `# bash completion of hostdrift: source <(hostdrift completion bash)
_hostdrift() {
  local IFS=$'\\n' word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  if [ "$word" = = ]; then word=; elif [ "$before" = = ]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  COMPREPLY=()
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
      const reply = flag.values.length === 0 ? '' : `COMPREPLY=($(compgen -W '${list(flag.values)}' -- "$word")); `;
      return `    ${patterns.map((pattern) => `'${name} ${pattern}'`).join('|')}) ${reply}return ;;`;
    });
}

function flagsAndWords({ name, flags, words }: CompletedCommand, names: readonly string[]): string {
  const below = names.filter((each) => each.startsWith(`${name} `)).map((each) => each.slice(name.length + 1));
  const others = [...below, ...words];
  const files =
    others.length === 0 ? '' : `COMPREPLY=($(compgen -W '${list(others)}' -- "$word"; compgen -f -- "$word")) `;
  return `    '${name}') case "$word" in
      -*) COMPREPLY=($(compgen -W '${list(flags.map((flag) => `--${flag.name}`))}' -- "$word")) ;;
      *) ${files};;
    esac ;;`;
}

/** Words for `compgen -W` where lines divide them; none of ours has a quote. */
function list(words: readonly string[]): string {
  return words.map((word) => word.replaceAll("'", '')).join('\n');
}
