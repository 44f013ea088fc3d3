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

/** What the story needs at the customer, and no more: that root is made for it alone. */
const OF_STORY = ['python3-flask', 'nginx', 'mariadb-server'];

/**
 * The roots of the story: Debian 13 is that of the site, which has these servers too. `HOSTDRIFT_STORY_ROOTS`, else
 * `HOSTDRIFT_SITE_ROOTS`, names directories in which they lie.
 */
export function storyRoot(suite: 'trixie' | 'bookworm'): DebianRoot {
  const given = process.env.HOSTDRIFT_STORY_ROOTS ?? process.env.HOSTDRIFT_SITE_ROOTS;
  if (given === undefined && suite === 'trixie') return siteRoot(suite);
  return debianRoot({ suite, packages: OF_STORY, given, kept: 'hostdrift-story-roots' });
}
