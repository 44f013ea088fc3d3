import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TOOL } from '../model/tool.js';

let known: string | undefined;

/**
 * What tells this build of the program from any other: its version, and names, sizes and times of its files. What one
 * build has stored another, which may read files otherwise, does not take for its own.
 */
export function programIdentity(): string {
  known ??= identityOf(directoryOf(fileURLToPath(import.meta.url)));
  return known;
}

/** The directory of the program's code, of which this module, or the bundle that it went into, is a part. */
function directoryOf(path: string): string {
  return /^(.+)[\\/](?:providers|chunks|bin)[\\/]/s.exec(path)?.[1] ?? dirname(path);
}

function identityOf(directory: string): string {
  const hash = createHash('sha256').update(TOOL.version);
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?js$/.test(name));
  for (const name of files.sort()) {
    const { size, mtimeMs } = statSync(join(directory, name));
    hash.update(`\n${name} ${size} ${mtimeMs}`);
  }
  return hash.digest('hex');
}
