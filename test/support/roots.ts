import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const CORPUS = join(process.env.HOSTDRIFT_BENCH_CORPUS ?? '', 'rootfs');

/** Why nothing can be started in root filesystems of Debian; `undefined` where it can. */
export function noRoots(): string | undefined {
  if (process.env.HOSTDRIFT_BENCH_CORPUS === undefined) return 'HOSTDRIFT_BENCH_CORPUS names no root filesystems';
  if (!existsSync(CORPUS)) return `there is no ${CORPUS}`;
  return process.getuid?.() === 0 ? undefined : 'only root may change the root directory';
}

/** Root filesystems that have this file. */
export function rootsWith(path: string): string[] {
  return readdirSync(CORPUS)
    .map((name) => join(CORPUS, name))
    .filter((root) => existsSync(join(root, path)));
}

/** Runs a program of a root filesystem in it. */
export function runInRoot(root: string, command: readonly string[], input?: string): SpawnSyncReturns<string> {
  return spawnSync('chroot', [root, ...command], { encoding: 'utf8', ...(input === undefined ? {} : { input }) });
}
