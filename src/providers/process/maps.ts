/** A file that is mapped into the memory of a process. */
export interface MappedRegion {
  /** As the process sees it. */
  readonly path: string;
  /** Whether the file that was mapped is gone. */
  readonly deleted: boolean;
  /** Its place in memory, as /proc/PID/map_files calls it: `400000-7f13b000`, without leading zeros. */
  readonly range: string;
}

/** Permissions, then offset, device and inode: only what is a file has one. */
const LINE = /^0*([0-9a-f]+-)0*([0-9a-f]+) (\S{4}) [0-9a-f]+ [0-9a-f]+:[0-9a-f]+ ([1-9]\d*) +(\/.*)$/;

/** Memory that has the name of a file, and is none. */
const NO_FILE = /^\/(?:memfd:|dev\/zero|dev\/shm\/|SYSV|\[)/;

/**
 * Programs and libraries in /proc/PID/maps (proc(5)): files of which something may be executed, each once, by path. The
 * kernel writes a line feed in a name as `\012`, and ` (deleted)` behind the name of a file that is gone.
 */
export function parseMaps(text: string): MappedRegion[] {
  const found = new Map<string, MappedRegion>();
  for (const line of text.split('\n')) {
    const [, start, end = '', permissions = '', , name = ''] = LINE.exec(line) ?? [];
    if (start === undefined || !permissions.includes('x') || NO_FILE.test(name)) continue;
    const deleted = name.endsWith(' (deleted)');
    const path = (deleted ? name.slice(0, -' (deleted)'.length) : name).replaceAll('\\012', '\n');
    // The same path twice: the file was replaced, and what is there now is mapped too.
    const known = found.get(path);
    if (known === undefined || (known.deleted && !deleted)) found.set(path, { path, deleted, range: start + end });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
