import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A root filesystem, or why there is none. */
export type DebianRoot = { readonly path: string } | { readonly reason: string };

/** What a root is made of, and where it is looked for. */
export interface RootPlan {
  readonly suite: string;
  readonly packages: readonly string[];
  /** Directory whose `SUITE` is taken as it is, where a variable names one. */
  readonly given: string | undefined;
  /** Name of the directory among temporary files in which it is kept else. */
  readonly kept: string;
}

/** A root with these packages of Debian: the one that is given, else one that is made once and kept. */
export function debianRoot({ suite, packages, given, kept }: RootPlan): DebianRoot {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return { reason: 'needs root on Linux' };
  const path = join(given ?? join(tmpdir(), kept), suite);
  const lacks = existsSync(path) ? lacking(path, packages) : [];
  if (existsSync(path) && lacks.length === 0) return { path };
  if (given !== undefined)
    return { reason: lacks.length === 0 ? `there is no ${path}` : `${path} lacks ${lacks.join(', ')}` };
  if (!existsSync('/usr/bin/mmdebstrap')) return { reason: 'needs mmdebstrap' };
  return made(suite, packages, path);
}

function made(suite: string, packages: readonly string[], path: string): DebianRoot {
  const unfinished = `${path}.${process.pid}`;
  mkdirSync(join(path, '..'), { recursive: true });
  // A root for tests need not outlive a power cut: without waiting for the disk dpkg takes a third of the time.
  const words = [
    '--quiet',
    '--variant=minbase',
    '--dpkgopt=force-unsafe-io',
    `--include=${packages.join(',')}`,
    suite,
    unfinished,
  ];
  const { status, stderr } = spawnSync('mmdebstrap', words, { encoding: 'utf8' });
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    return { reason: `mmdebstrap fails: ${stderr.trim().split('\n').at(-1) ?? 'it says nothing'}` };
  }
  rmSync(path, { recursive: true, force: true });
  renameSync(unfinished, path);
  return { path };
}

/** Packages that a root which was made earlier does not have; of those for one processor a list has its name. */
function lacking(path: string, packages: readonly string[]): readonly string[] {
  const lists = join(path, 'var/lib/dpkg/info');
  const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
  return packages.filter(
    (name) => ![`${name}.list`, `${name}:${architecture}.list`].some((list) => existsSync(join(lists, list))),
  );
}
