/** Where a package's file really lies when another package diverted it away. */
export interface Diversion {
  readonly to: string;
  /** Name of the package that diverts; its own file stays at the path. `:` for the administrator of the machine. */
  readonly by: string;
}

/**
 * Paths in a `.list` file of `/var/lib/dpkg/info`: absolute, one a line. Directories are left out as far as the list shows
 * them, by a line below them that follows: many packages share one, and none owns it.
 */
export function* pathsOfList(text: string): Iterable<string> {
  let previous = '';
  for (const line of lines(text)) {
    if (previous !== '' && !line.startsWith(`${previous}/`)) yield previous;
    previous = line === '/.' ? '' : line;
  }
  if (previous !== '') yield previous;
}

/** Paths in a `.md5sums` file (deb-md5sums(5)): a digest, two spaces and a path relative to the root a line. */
export function* pathsOfSums(text: string): Iterable<string> {
  for (const line of lines(text)) {
    const path = /^[0-9a-f]{32} [ *](?:\.?\/)?(.+)$/.exec(line)?.[1];
    if (path !== undefined) yield `/${path}`;
  }
}

/** Diversions by path, from `/var/lib/dpkg/diversions`: three lines each, path, where it goes, and by whom (dpkg-divert(1)). */
export function parseDiversions(text: string): ReadonlyMap<string, Diversion> {
  const diversions = new Map<string, Diversion>();
  const all = [...lines(text)];
  for (let at = 0; at + 2 < all.length; at += 3) {
    diversions.set(all[at] ?? '', { to: all[at + 1] ?? '', by: all[at + 2] ?? '' });
  }
  return diversions;
}

function* lines(text: string): Iterable<string> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end > start) yield text.slice(start, end);
    start = end + 1;
  }
}
