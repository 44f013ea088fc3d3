import type { CompletedCommand, CompletedFlag } from './words.js';

/** Completion for zsh: to be sourced, or, as a file `_hostdrift` in `fpath`, loaded by zsh. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const top = commands.filter(({ name }) => !name.includes(' '));
  return `#compdef hostdrift
# zsh completion of hostdrift: source <(hostdrift completion zsh)
_hostdrift() {
  local -a commands
  if (( CURRENT == 2 )); then
    commands=(
${top.map(({ name, summary }) => `      ${quoted(`${name}:${summary}`)}`).join('\n')}
    )
    _describe command commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command \${words[2]}" in
${commands
  .filter(({ name }) => name.includes(' '))
  .map(({ name }) => `    '${name}') if (( CURRENT > 2 )); then command='${name}'; shift words; (( CURRENT-- )); fi ;;`)
  .join('\n')}
  esac
  case "$command" in
${commands.map((command) => commandCase(command, commands)).join('\n')}
  esac
}
if [ "\${funcstack[1]}" = _hostdrift ]; then _hostdrift "$@"; else compdef _hostdrift hostdrift; fi
`;
}

function commandCase({ name, flags, words }: CompletedCommand, commands: readonly CompletedCommand[]): string {
  const below = commands
    .filter((each) => each.name.startsWith(`${name} `))
    .map((each) => each.name.slice(name.length + 1));
  const others = [...below, ...words];
  const named = others.length === 0 ? '' : ` "names:name:(${others.join(' ')})"`;
  const specs = [...flags.map(flagSpec), `'*:argument:_alternative${named} "files:file:_files"'`];
  return `    '${name}') _arguments \\
${specs.map((spec) => `      ${spec}`).join(' \\\n')} ;;`;
}

/** A flag as \`_arguments\` takes it; those that can be given again begin with a star, which does no harm to others. */
function flagSpec({ name, char, description, takesValue, values }: CompletedFlag): string {
  const text = `[${description.replace(/[[\]\\:]/g, '\\$&')}]`;
  const value = takesValue ? `:value:${values.length === 0 ? '_files' : `(${values.join(' ')})`}` : '';
  const long = quoted(`*--${name}${takesValue ? '=' : ''}${text}${value}`);
  return char === undefined ? long : `${long} ${quoted(`*-${char}${takesValue ? '+' : ''}${text}${value}`)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
