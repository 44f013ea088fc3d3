/** A condition on the key before anything else: `key.startsWith('nginx:') && …`. */
const START = /^\s*key(?:\.startsWith\(\s*(['"])([^'"\\]*)\1\s*\)|\s*==\s*(['"])([^'"\\]*)\3)\s*(?:&&|$)/;

/** Texts in quotes, which may hold anything. */
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

/**
 * What a key must begin with for `match` to hold; empty where the condition does not say so in its first word. A rule is
 * asked of every fact of its section, and most of these belong to other programs: that much is told without CEL.
 */
export function keyStart(match: string | undefined): string {
  const found = match === undefined ? undefined : START.exec(match);
  if (!found || match === undefined || hasAlternative(match)) return '';
  return found[2] ?? found[4] ?? '';
}

/** Whether the condition may hold although its first part does not: `a && b || c`, `a && b ? c : d`. */
function hasAlternative(match: string): boolean {
  let depth = 0;
  const bare = match.replace(QUOTED, "''");
  for (let at = 0; at < bare.length; at++) {
    const char = bare.charAt(at);
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (depth > 0) continue;
    else if (char === '|' || (char === '?' && bare[at - 1] !== '.')) return true;
  }
  return false;
}
