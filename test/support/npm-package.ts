import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where a package of npm with what it needs lies, for tests that need it alone and that it is too large for to be installed
 * with every clone: installed once, among temporary files, and kept. `undefined` where npm has none.
 */
export function npmPackage(name: string, version: string): string | undefined {
  const home = join(tmpdir(), 'hostdrift-npm', `${name.replace('/', '+')}@${version}`);
  const path = join(home, 'node_modules', name);
  if (existsSync(join(home, 'complete'))) return path;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{}');
  const words = ['install', '--silent', '--ignore-scripts', '--no-audit', '--prefix', home, `${name}@${version}`];
  if (spawnSync('npm', words).status !== 0 || !existsSync(path)) return undefined;
  writeFileSync(join(home, 'complete'), '');
  return path;
}
