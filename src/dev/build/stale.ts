import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes from `root`/build what tsc once made of sources that are gone: it deletes nothing itself, and a test of a
 * deleted file would run for ever. Returns what was removed, relative to `root`/build.
 */
export async function removeStale(root: string): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const room of ['src', 'test']) {
    const sources = new Set(await names(join(root, room)));
    for (const output of await names(join(root, 'build', room))) {
      const source = output.replace(/\.(js|js\.map|d\.ts)$/, '.ts');
      if (source === output || sources.has(source)) continue;
      await rm(join(root, 'build', room, output));
      removed.push(`${room}/${output}`);
    }
  }
  return removed.sort();
}

function names(directory: string): Promise<string[]> {
  return readdir(directory, { recursive: true });
}
