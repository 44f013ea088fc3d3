import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { capture } from '../api/capture.js';
import { packSnapshot } from '../providers/snapshot-files.js';
import { snapshotChunks } from '../reports/json/snapshot.js';
import { ROOT } from './root.js';

/** A root filesystem that is shipped as a snapshot. */
interface Baseline {
  readonly name: string;
  readonly suite: string;
  readonly include?: string;
  /** Shell command run when the packages are installed; `$1` is the root. */
  readonly setup?: string;
}

/** A website as one is deployed: Python with Flask, nginx, MariaDB, Node. */
const SITE = 'python3,python3-flask,nginx,mariadb-server,openssl,ca-certificates,locales,nodejs';
/** What no package owns: a program that was built on this release and that the site brings along. */
const SITE_TOOL = 'mkdir -p "$1/srv/site/bin" && cp "$1/usr/bin/openssl" "$1/srv/site/bin/sign"';

const BASELINES: readonly Baseline[] = [
  { name: 'debian-11', suite: 'bullseye' },
  { name: 'debian-12', suite: 'bookworm' },
  { name: 'debian-13', suite: 'trixie' },
  { name: 'example-site', suite: 'trixie', include: SITE, setup: SITE_TOOL },
];

/** The command that makes a baseline's root filesystem in `directory`; it needs root. */
function command({ suite, include, setup }: Baseline, directory: string): readonly string[] {
  const included = include === undefined ? [] : [`--include=${include}`];
  const hook = setup === undefined ? [] : [`--customize-hook=${setup}`];
  return [
    'mmdebstrap',
    '--variant=minbase',
    ...included,
    ...hook,
    '--aptopt=Acquire::Languages "none"',
    '--skip=check/empty',
    suite,
    directory,
  ];
}

/** Makes the root filesystem unless an earlier run left it in the cache. */
function makeRoot(baseline: Baseline, cache: string): string {
  const root = join(cache, baseline.name);
  if (existsSync(root)) return root;
  const part = `${root}.part`;
  const [program = '', ...words] = command(baseline, part);
  const made = spawnSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (made.status !== 0) throw new Error(`${baseline.name}: ${program} failed: ${made.error?.message ?? made.status}`);
  renameSync(part, root);
  return root;
}

/** Renews the shipped baselines from real root filesystems: `npm run baselines -- CACHE [NAME...]`. */
async function main([cache, ...names]: string[]): Promise<void> {
  if (cache === undefined)
    throw new Error('usage: npm run baselines -- CACHE [NAME...]   (CACHE: a directory for the roots)');
  mkdirSync(resolve(cache), { recursive: true });
  for (const baseline of BASELINES.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const root = makeRoot(baseline, resolve(cache));
    const snapshot = await capture(`dir:${root}`);
    const { name } = baseline;
    const environment = {
      ...snapshot.environment,
      reference: name,
      name,
      madeBy: command(baseline, name).join(' '),
    };
    const path = join(ROOT, 'snapshots', `${name}.json.gz`);
    await writeFile(path, packSnapshot(snapshotChunks({ ...snapshot, environment })));
    process.stdout.write(`${name}: ${(await stat(path)).size} bytes\n`);
  }
}

await main(process.argv.slice(2));
