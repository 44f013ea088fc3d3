import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The releases of Debian on which the site runs or is to run. */
export type Suite = 'trixie' | 'bookworm' | 'bullseye';

/** What of each release stands in paths of its configuration. */
export const VERSIONS: Readonly<Record<Suite, { readonly php: string; readonly postgresql: string }>> = {
  trixie: { php: '8.4', postgresql: '17' },
  bookworm: { php: '8.2', postgresql: '15' },
  bullseye: { php: '7.4', postgresql: '13' },
};

const PACKAGES =
  'python3-flask,mariadb-server,nginx-light,php-fpm,openssh-server,postgresql,apache2,redis-server,ca-certificates,tzdata,logrotate';

/**
 * The releases that the site of Debian 13 goes to: all where their roots are given; else the oldest, which differs most,
 * since a root takes minutes to make.
 */
export const TARGETS: readonly Suite[] =
  process.env.HOSTDRIFT_SITE_ROOTS === undefined ? ['bullseye'] : ['bookworm', 'bullseye'];

/** A root with all servers of the site, or why there is none. */
export type SiteRoot = { readonly path: string } | { readonly reason: string };

/**
 * The root of a release: `HOSTDRIFT_SITE_ROOTS/SUITE` where that variable is set, else one that is made of Debian's
 * packages once and kept among temporary files.
 */
export function siteRoot(suite: Suite): SiteRoot {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return { reason: 'needs root on Linux' };
  const given = process.env.HOSTDRIFT_SITE_ROOTS;
  const path = join(given ?? join(tmpdir(), 'hostdrift-site-roots'), suite);
  const lacks = existsSync(path) ? lacking(path) : [];
  if (existsSync(path) && lacks.length === 0) return { path };
  if (given !== undefined)
    return { reason: lacks.length === 0 ? `there is no ${path}` : `${path} lacks ${lacks.join(', ')}` };
  if (!existsSync('/usr/bin/mmdebstrap')) return { reason: 'needs mmdebstrap' };
  return made(suite, path);
}

function made(suite: Suite, path: string): SiteRoot {
  const unfinished = `${path}.${process.pid}`;
  mkdirSync(join(path, '..'), { recursive: true });
  const words = ['--quiet', '--variant=minbase', `--include=${PACKAGES}`, suite, unfinished];
  const { status, stderr } = spawnSync('mmdebstrap', words, { encoding: 'utf8' });
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    return { reason: `mmdebstrap fails: ${stderr.trim().split('\n').at(-1) ?? 'it says nothing'}` };
  }
  rmSync(path, { recursive: true, force: true });
  renameSync(unfinished, path);
  return { path };
}

/** Packages that a root which was made earlier does not have. */
function lacking(path: string): readonly string[] {
  return PACKAGES.split(',').filter((name) => !existsSync(join(path, 'var/lib/dpkg/info', `${name}.list`)));
}
