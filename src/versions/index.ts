import { compareAlpm } from './alpm.js';
import { compareApk } from './apk.js';
import { compareDpkg } from './dpkg.js';
import { compareGem } from './gem.js';
import type { VersionOrder } from './ordering.js';
import { comparePep440 } from './pep440.js';
import { compareRpm } from './rpm.js';

export type { VersionOrder } from './ordering.js';

/** The order of versions by type of package, in the words of purl (`deb`, `rpm`, `apk`, `alpm`, `pypi`, `gem`). */
export const versionOrders = {
  alpm: compareAlpm,
  apk: compareApk,
  deb: compareDpkg,
  gem: compareGem,
  pypi: comparePep440,
  rpm: compareRpm,
} as const satisfies Record<string, VersionOrder>;

/** The order of versions of one type of package, or `undefined` for a type that has none here. */
export function versionOrder(type: string): VersionOrder | undefined {
  return Object.hasOwn(versionOrders, type) ? versionOrders[type as keyof typeof versionOrders] : undefined;
}
