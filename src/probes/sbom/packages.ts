import type { Bill, ListedPackage } from '../../formats/sbom/bill.js';
import { PackageFact } from '../../model/facts/package.js';
import type { Fact } from '../../model/snapshot.js';
import { packageKey } from '../packages/section.js';

type Facts = Iterable<[key: string, fact: Fact]>;

/** The packages of an operating system, under the keys that they have where a database is read. */
export function systemPackages({ packages }: Bill): Facts {
  const facts = packages.flatMap((listed) => systemPackage(listed) ?? []);
  const keyOf = ({ type, name, architecture }: PackageFact) => packageKey(type, name, architecture);
  const versions = new Map<string, Set<string>>();
  for (const fact of facts) versions.set(keyOf(fact), (versions.get(keyOf(fact)) ?? new Set()).add(fact.version));
  return facts.map((fact) => {
    const several = (versions.get(keyOf(fact))?.size ?? 0) > 1;
    return [several ? `${keyOf(fact)}@${fact.version}` : keyOf(fact), fact];
  });
}

function systemPackage({ purl, source }: ListedPackage): PackageFact | undefined {
  const type = PackageFact.shape.type.safeParse(purl.type);
  const { version, qualifiers = {} } = purl;
  const { arch: architecture, epoch, upstream } = qualifiers;
  if (!type.success || version === undefined || architecture === 'source' || architecture === 'src') return undefined;
  const from = source ?? upstream?.split('@', 1)[0];
  return {
    type: type.data,
    name: purl.name,
    // The epoch stands in the version, or beside it, or in both.
    version: epoch === undefined || epoch === '0' || /^\d+:/.test(version) ? version : `${epoch}:${version}`,
    ...(architecture === undefined ? {} : { architecture }),
    ...(from === undefined ? {} : { source: sourceName(from) }),
    state: 'installed',
  };
}

/** Some name the file of a source package: `bash-5.1.8-6.el9.src.rpm`. */
function sourceName(source: string): string {
  return /^(.+)-[^-]+-[^-]+\.(?:no)?src\.rpm$/.exec(source)?.[1] ?? source;
}

/** Installed distributions of Python, by the path of their metadata where the bill says where it found them. */
export function* pythonPackages({ packages }: Bill): Facts {
  for (const { purl, name, path } of packages) {
    if (purl.type !== 'pypi') continue;
    const isMetadata = path !== undefined && /(?:\/METADATA|\/PKG-INFO|\.egg-info)$/.test(path);
    // A package URL spells the name in its own way; who lists it, mostly as it is.
    const spelled = normalized(name) === normalized(purl.name) ? name : purl.name;
    yield [isMetadata ? path : `pypi/${normalized(purl.name)}`, { name: spelled, ...versionOf(purl.version) }];
  }
}

/** PEP 503. */
function normalized(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Packages of Node.js, by their directory where the bill says where it found them. */
export function* nodePackages({ packages }: Bill): Facts {
  for (const { purl, path } of packages) {
    if (purl.type !== 'npm') continue;
    const name = purl.namespace === undefined ? purl.name : `${purl.namespace}/${purl.name}`;
    const directory = path?.replace(/\/package\.json$/, '');
    // What was found in a lock file has the path of that.
    const isDirectory = directory?.endsWith(`/node_modules/${name}`) === true || directory !== path;
    const key = isDirectory && directory ? directory : `npm/${name}@${purl.version ?? ''}`;
    yield [key, { kind: 'package', name, ...versionOf(purl.version) }];
  }
}

function versionOf(version: string | undefined): { version?: string } {
  return version === undefined ? {} : { version };
}
