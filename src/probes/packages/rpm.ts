import { type RpmDatabaseFile, readRpmDatabase, readRpmWal } from '../../formats/rpm/database.js';
import { fileNames } from '../../formats/rpm/files.js';
import { type RpmPackage, sourcePackage, wholeVersion } from '../../formats/rpm/package.js';
import type { PackageFact } from '../../model/facts/package.js';
import type { Probe } from '../../model/probe.js';
import { installedPackages, RPM_DATABASE_PATHS } from './rpm-databases.js';
import { PACKAGES, packageKey, virtualPackages } from './section.js';

/** The packages of rpm's database, whichever of its three backends wrote it. */
export const rpmProbe: Probe<RpmDatabaseFile, PackageFact> = {
  ...PACKAGES,
  id: 'rpm',
  paths: RPM_DATABASE_PATHS,
  // A log without content, which SQLite often leaves behind, can be told by its name only.
  parse: (content, entry) => (entry.path.endsWith('-wal') ? readRpmWal : readRpmDatabase)(content.bytes()),
  *owners(context) {
    for (const [key, rpm] of keyed(installedPackages(context).packages)) {
      for (const path of fileNames(rpm.files)) yield [path, key];
    }
  },
  conclude(context) {
    const { present, packages, problems } = installedPackages(context);
    if (!present) return { facts: [], status: 'not-applicable' };
    return { facts: keyed(packages).map(([key, rpm]) => [key, factOf(rpm)] as const), problems };
  },
};

/**
 * Every package with its key, `rpm/name:architecture`. Where rpm keeps several versions of one package (kernels,
 * imported keys), all of them bear theirs in the key, so that none changes its key when another one goes.
 */
function keyed(packages: readonly RpmPackage[]): (readonly [key: string, rpm: RpmPackage])[] {
  const versions = new Map<string, Set<string>>();
  for (const rpm of packages) {
    const key = packageKey('rpm', rpm.name, rpm.architecture);
    versions.set(key, (versions.get(key) ?? new Set()).add(wholeVersion(rpm)));
  }
  return packages.map((rpm) => {
    const key = packageKey('rpm', rpm.name, rpm.architecture);
    const several = (versions.get(key)?.size ?? 0) > 1;
    return [several ? `${key}@${wholeVersion(rpm)}` : key, rpm];
  });
}

function factOf(rpm: RpmPackage): PackageFact {
  const { name, architecture, vendor } = rpm;
  const provides = virtualPackages(namedProvides(rpm));
  return {
    type: 'rpm',
    name,
    version: wholeVersion(rpm),
    ...(architecture === undefined ? {} : { architecture }),
    ...sourceOf(rpm),
    state: 'installed',
    ...(vendor === undefined ? {} : { vendor }),
    ...(provides.length === 0 ? {} : { provides }),
  };
}

/** The source package, with its version only where that is another: a source package has no epoch in its name. */
function sourceOf({ sourceRpm, version, release }: RpmPackage): Pick<PackageFact, 'source' | 'sourceVersion'> {
  const source = sourceRpm === undefined ? undefined : sourcePackage(sourceRpm);
  if (source === undefined) return {};
  const same = source.version === `${version}-${release}`;
  return same ? { source: source.name } : { source: source.name, sourceVersion: source.version };
}

/**
 * What the package provides beside itself and what rpmbuild derives from its files, such as `libz.so.1()(64bit)`,
 * `config(bash)` or the thousands of `kernel(symbol)`: the sections about those files say it better.
 */
function namedProvides({ name, provides }: RpmPackage): string[] {
  return provides.filter((provided) => provided !== name && !provided.includes('('));
}
