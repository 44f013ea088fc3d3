/**
 * The variables of an os-release file (os-release(5)): assignments as a shell would read them, without expansion.
 * Lines that are none are passed over. Never throws.
 */
export function parseOsRelease(text: string): Map<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(line.trim());
    if (match?.[1] !== undefined) variables.set(match[1], unquote((match[2] ?? '').trim()));
  }
  return variables;
}

/** Takes shell quotes off. In double quotes a backslash escapes `$`, `"`, `\` and a backtick; in single ones nothing. */
function unquote(value: string): string {
  if (value.length >= 2 && value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1);
  if (value.length >= 2 && value.startsWith('"') && value.endsWith('"')) {
    return value.slice(1, -1).replace(/\\([$"\\`])/g, '$1');
  }
  return value.replace(/\\(.)/g, '$1');
}
