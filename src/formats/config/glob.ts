/**
 * Whether one name of a path matches a pattern of glob(7): `*`, `?` and sets in brackets. A wildcard at the start does not
 * match a dot. Takes time in proportion to the product of the lengths, whatever the pattern.
 */
export function matchesName(name: string, pattern: string): boolean {
  if (name.startsWith('.') && /^[*?[]/.test(pattern)) return false;
  const parts = partsOf(pattern);
  let [at, star, resume] = [0, -1, 0];
  for (let i = 0; i < name.length; i++) {
    const part = parts[at];
    if (part === '*') {
      [star, resume] = [at, i];
      at++;
      i--;
    } else if (part?.(name[i] ?? '')) {
      at++;
    } else if (star >= 0) {
      i = resume;
      resume++;
      at = star + 1;
    } else return false;
  }
  return parts.slice(at).every((part) => part === '*');
}

type Part = '*' | ((character: string) => boolean);

function partsOf(pattern: string): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    const set = character === '[' ? /^\[([!^]?)(\]?[^\]]*)\]/.exec(pattern.slice(at, at + 200)) : null;
    if (character === '*') parts.push('*');
    else if (character === '?') parts.push(() => true);
    else if (set !== null) {
      parts.push(setOf(set[2] ?? '', set[1] !== ''));
      at += set[0].length - 1;
    } else parts.push((other) => other === character);
  }
  return parts;
}

function setOf(members: string, negated: boolean): (character: string) => boolean {
  return (character) => {
    let found = false;
    for (let at = 0; at < members.length; at++) {
      const low = members[at] ?? '';
      const range = members[at + 1] === '-' && at + 2 < members.length;
      const high = range ? (members[at + 2] ?? '') : low;
      if (range) at += 2;
      if (character >= low && character <= high) found = true;
    }
    return found !== negated;
  };
}
