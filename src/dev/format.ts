import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `source` as Biome would write it to the file `path` of the project. Throws when it does not parse. */
export function formatted(root: string, path: string, source: string): string {
  const biome = join(root, 'node_modules/.bin/biome');
  const run = spawnSync(biome, ['check', '--write', `--stdin-file-path=${path}`], {
    cwd: root,
    input: source,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`Biome does not take ${path}: ${run.error?.message ?? run.stderr}`);
  return run.stdout;
}
