import { type DebianRoot, debianRoot } from '../debian-root.js';

/** The releases of Debian on which the site runs or is to run. */
export type Suite = 'trixie' | 'bookworm' | 'bullseye';

/** What of each release stands in paths of its configuration. */
export const VERSIONS: Readonly<Record<Suite, { readonly php: string; readonly postgresql: string }>> = {
  trixie: { php: '8.4', postgresql: '17' },
  bookworm: { php: '8.2', postgresql: '15' },
  bullseye: { php: '7.4', postgresql: '13' },
};

const PACKAGES = [
  ...['python3-flask', 'mariadb-server', 'nginx-light', 'php-fpm', 'openssh-server', 'postgresql', 'apache2'],
  ...['redis-server', 'ca-certificates', 'tzdata', 'logrotate'],
];

/**
 * The releases that the site of Debian 13 goes to: all where their roots are given; else the oldest, which differs most,
 * since a root takes minutes to make.
 */
export const TARGETS: readonly Suite[] =
  process.env.HOSTDRIFT_SITE_ROOTS === undefined ? ['bullseye'] : ['bookworm', 'bullseye'];

/**
 * The root of a release with all servers of the site: `HOSTDRIFT_SITE_ROOTS/SUITE` where that variable is set, else one
 * that is made of Debian's packages once and kept among temporary files.
 */
export function siteRoot(suite: Suite): DebianRoot {
  const given = process.env.HOSTDRIFT_SITE_ROOTS;
  return debianRoot({ suite, packages: PACKAGES, given, kept: 'hostdrift-site-roots' });
}
