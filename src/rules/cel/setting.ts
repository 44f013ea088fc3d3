const UNITS = ['', 'k', 'm', 'g', 't'];

/** The name of a setting without the program and the blocks it stands in: `listen` of `nginx:http.server[a.org].listen`. */
export function settingName(key: string): string {
  const open = key.endsWith(']') ? key.lastIndexOf('[') : key.length;
  let from = 0;
  let depth = 0;
  for (let at = 0; at < open; at++) {
    const sign = key[at];
    if (sign === '[') depth++;
    else if (sign === ']') depth--;
    else if (depth === 0 && (sign === '.' || (sign === ':' && from === 0))) from = at + 1;
  }
  return key.slice(from, open);
}

/** A size such as `64M`, `1g`, `2gb` or `4096` in bytes, the units powers of 1024; -1 for what is no size. */
export function bytes(value: string): number {
  const match = /^(\d{1,15})\s*([kmgt]?)(?:i?b)?$/i.exec(value.trim());
  return match === null ? -1 : Number(match[1]) * 1024 ** UNITS.indexOf((match[2] ?? '').toLowerCase());
}
