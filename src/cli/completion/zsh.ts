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
_hostdrift_stored() {
  local -a stored
  stored=(snapshots/*.json(N:t:r) snapshots/*.json.gz(N:t:r:r))
  (( $#stored )) && compadd "$@" -a stored
}
_hostdrift_outputs() {
  if compset -P '[a-z]*='; then _files; else compadd -S '' -- "$@"; _files; fi
}
if [ "\${funcstack[1]}" = _hostdrift ]; then _hostdrift "$@"; else compdef _hostdrift hostdrift; fi
`;
}

function commandCase({ name, flags, words, stored }: CompletedCommand, commands: readonly CompletedCommand[]): string {
  const below = commands
    .filter((each) => each.name.startsWith(`${name} `))
    .map((each) => each.name.slice(name.length + 1));
  const others = [...below, ...words];
  const named = others.length === 0 ? '' : ` "names:name:(${others.join(' ')})"`;
  const kept = stored ? ' "stored:stored snapshot:_hostdrift_stored"' : '';
  const specs = [...flags.map(flagSpec), `'*:argument: _alternative${named}${kept} "files:file:_files"'`];
  return `    '${name}') _arguments \\
${specs.map((spec) => `      ${spec}`).join(' \\\n')} ;;`;
}

/** A flag as \`_arguments\` takes it; those that can be given again begin with a star, which does no harm to others. */
function flagSpec(flag: CompletedFlag): string {
  const { name, char, description, takesValue } = flag;
  const text = `[${description.replace(/[[\]\\:]/g, '\\$&')}]`;
  const value = takesValue ? `:value:${action(flag)}` : '';
  const long = quoted(`*--${name}${takesValue ? '=' : ''}${text}${value}`);
  return char === undefined ? long : `${long} ${quoted(`*-${char}${takesValue ? '+' : ''}${text}${value}`)}`;
}

/** What completes a value. */
function action({ values, prefixes }: CompletedFlag): string {
  if (values.length > 0) return `(${values.join(' ')})`;
  return prefixes.length === 0 ? '_files' : ` _hostdrift_outputs ${prefixes.map((prefix) => `${prefix}=`).join(' ')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
