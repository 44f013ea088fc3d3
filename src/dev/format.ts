import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `source` as Biome would write it to the file `path` of the project. Throws when it does not parse. */
export function formatted(root: string, path: string, source: string): string {
  // `check` sorts imports but hands back what it cannot parse as if all were well; `format` fails on it.
  return biome(root, path, ['check', '--write'], biome(root, path, ['format'], source));
}

function biome(root: string, path: string, command: readonly string[], input: string): string {
  const run = spawnSync(join(root, 'node_modules/.bin/biome'), [...command, `--stdin-file-path=${path}`], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`Biome does not take ${path}: ${run.error?.message ?? run.stderr}`);
  return run.stdout;
}
