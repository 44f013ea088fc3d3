import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readShippedPacks } from '../../providers/pack-files.js';
import { compilePacks } from '../../rules/packs/compiled-packs.js';
import { loadPacks } from '../../rules/packs/load.js';

/**
 * Writes what the packs of `root`/rules declare to `path`, read and checked, so that the tool need not do that at each start.
 * Throws `EnvironmentError` that lists the mistakes, if the packs have any.
 */
export async function writeRules(root: string, path: string): Promise<void> {
  const { files } = await readShippedPacks(join(root, 'rules'), path);
  await writeFile(path, compilePacks(files, loadPacks(files)));
}
