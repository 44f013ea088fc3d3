import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Where the programs and libraries of a Debian lie. */
const PLACES = ['usr/bin', 'usr/sbin', 'usr/lib/x86_64-linux-gnu'];

const MAGIC = '\x7fELF';

/** Copies the first `count` ELF files of a Debian's root into a directory, as a payload of real programs and libraries. */
export function writePayload(root: string, directory: string, count: number): void {
  const found = PLACES.map((place) => join(root, place)).flatMap((place) =>
    existsSync(place) ? elfFilesIn(place) : [],
  );
  if (found.length === 0) return;
  mkdirSync(directory, { recursive: true });
  for (const [place, name] of found.slice(0, count)) copyFileSync(join(place, name), join(directory, name));
}

function elfFilesIn(place: string): [place: string, name: string][] {
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isElf(join(place, entry.name)))
    .map(({ name }): [string, string] => [place, name])
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
}

function isElf(path: string): boolean {
  const descriptor = openSync(path, 'r');
  const head = Buffer.alloc(MAGIC.length);
  readSync(descriptor, head, 0, head.length, 0);
  closeSync(descriptor);
  return head.toString('latin1') === MAGIC;
}
