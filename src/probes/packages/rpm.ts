import { type RpmDatabaseFile, readRpmDatabase } from '../../formats/rpm/database.js';
import { fileNames } from '../../formats/rpm/files.js';
import { type RpmPackage, sourcePackage, wholeVersion } from '../../formats/rpm/package.js';
import { PackageFact } from '../../model/facts/package.js';
import type { Probe } from '../../model/probe.js';
import { installedPackages, RPM_DATABASE_PATHS } from './rpm-databases.js';

/** The packages of rpm's database, whichever of its three backends wrote it. */
export const rpmProbe: Probe<RpmDatabaseFile, PackageFact> = {
  id: 'rpm',
  section: 'packages',
  title: 'OS packages',
  schema: PackageFact,
  paths: RPM_DATABASE_PATHS,
  parse: (content) => readRpmDatabase(content.bytes()),
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
  comparison: {
    pairBy: (_key, fact) => (fact.type === 'rpm' ? `rpm/${fact.name}` : undefined),
  },
};

/**
 * Every package with its key, `rpm/name:architecture`. Where rpm keeps several versions of one package (kernels,
 * imported keys), all of them bear theirs in the key, so that none changes its key when another one goes.
 */
function keyed(packages: readonly RpmPackage[]): (readonly [key: string, rpm: RpmPackage])[] {
  const versions = new Map<string, Set<string>>();
  for (const rpm of packages) {
    const key = shortKey(rpm);
    versions.set(key, (versions.get(key) ?? new Set()).add(wholeVersion(rpm)));
  }
  return packages.map((rpm) => {
    const key = shortKey(rpm);
    const several = (versions.get(key)?.size ?? 0) > 1;
    return [several ? `${key}@${wholeVersion(rpm)}` : key, rpm];
  });
}

function shortKey({ name, architecture }: RpmPackage): string {
  return architecture === undefined ? `rpm/${name}` : `rpm/${name}:${architecture}`;
}

function factOf(rpm: RpmPackage): PackageFact {
  const source = rpm.sourceRpm === undefined ? undefined : sourcePackage(rpm.sourceRpm);
  const provides = virtualPackages(rpm);
  return {
    type: 'rpm',
    name: rpm.name,
    version: wholeVersion(rpm),
    ...(rpm.architecture === undefined ? {} : { architecture: rpm.architecture }),
    ...(source === undefined ? {} : { source: source.name, sourceVersion: source.version }),
    state: 'installed',
    ...(rpm.vendor === undefined ? {} : { vendor: rpm.vendor }),
    ...(provides.length === 0 ? {} : { provides }),
  };
}

/**
 * Names under which other packages may ask for this one. What rpmbuild derives from the files, such as
 * `libz.so.1()(64bit)` or `config(bash)`, is left out: the sections about those files say it better, and a kernel
 * provides thousands.
 */
function virtualPackages({ name, provides }: RpmPackage): string[] {
  const names = provides.filter((provided) => provided !== name && !/[()]|\.so(?:\.|$)/.test(provided));
  return [...new Set(names)].sort();
}
