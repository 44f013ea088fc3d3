import type { ComposerFact } from '../../model/facts/composer.js';
import type { JavaFact } from '../../model/facts/java.js';
import type { NodeFact, NodePackageFact } from '../../model/facts/node.js';
import type { PackageFact } from '../../model/facts/package.js';
import type { PythonPackageFact } from '../../model/facts/python.js';
import type { Snapshot } from '../../model/snapshot.js';
import type { Listing } from './component.js';

/** Whom package URLs name as the distributor where os-release(5) spells it otherwise. */
const NAMESPACES: Readonly<Record<string, string>> = { rhel: 'redhat' };

/** The packages of a snapshot that a bill of materials lists. What a package of the system brought is listed as that one. */
export function* listingsOf(snapshot: Snapshot): Iterable<Listing> {
  yield* systemPackages(snapshot);
  for (const [path, { name, version, owner }] of factsOf<PythonPackageFact>(snapshot, 'python-packages')) {
    const purl = { type: 'pypi', name: name.toLowerCase().replace(/[-_.]+/g, '-'), version };
    if (owner === undefined) yield { purl, fact: `python-packages ${path}`, location: path };
  }
  for (const [path, { kind, name = '', version, owner }] of factsOf<NodePackageFact>(snapshot, 'node-packages')) {
    if (kind !== 'package' || name === '' || version === undefined || owner !== undefined) continue;
    yield { purl: { type: 'npm', ...nameParts(name), version }, fact: `node-packages ${path}`, location: path };
  }
  for (const [path, { packages, owner }] of factsOf<ComposerFact>(snapshot, 'composer')) {
    if (owner !== undefined) continue;
    for (const [name, version] of Object.entries(packages)) {
      const fact = `composer ${path} ${name}`;
      yield { purl: { type: 'composer', ...nameParts(name), version }, fact, location: path };
    }
  }
  yield* runtimes(snapshot);
}

function* systemPackages(snapshot: Snapshot): Iterable<Listing> {
  const { id, versionId } = snapshot.sections.os?.facts.release ?? {};
  const namespace = typeof id === 'string' ? (NAMESPACES[id] ?? id) : undefined;
  const distro = typeof id === 'string' && typeof versionId === 'string' ? `${id}-${versionId}` : '';
  for (const [key, fact] of factsOf<PackageFact>(snapshot, 'packages')) {
    const { type, name, architecture: arch = '', source = name, sourceVersion, state, vendor } = fact;
    if (state === 'config-files') continue;
    const [, epoch = '', rest = fact.version] = (type === 'rpm' ? /^(\d+):(.*)$/.exec(fact.version) : null) ?? [];
    const upstream = source === name && sourceVersion === undefined ? '' : [source, sourceVersion].join('@');
    yield {
      purl: {
        type,
        namespace,
        name,
        version: rest,
        qualifiers: { arch, distro, epoch, upstream: upstream.replace(/@$/, '') },
      },
      fact: `packages ${key}`,
      supplier: vendor,
      properties: {
        'hostdrift:state': state === 'installed' ? undefined : state,
        ...sourceOf(type, source, sourceVersion ?? fact.version),
      },
    };
  }
}

/** The source package in properties of Trivy, which finds by it what is known of a package of the system. */
function sourceOf(type: PackageFact['type'], name: string, whole: string): Record<string, string | undefined> {
  const [, epoch, version = whole, release] =
    type === 'apk' ? [] : (/^(?:(\d+):)?(.*?)(?:-([^-]*))?$/.exec(whole) ?? []);
  return {
    'aquasecurity:trivy:SrcEpoch': epoch,
    'aquasecurity:trivy:SrcName': name,
    'aquasecurity:trivy:SrcRelease': release,
    'aquasecurity:trivy:SrcVersion': version,
  };
}

/** Runtimes that no package brought. */
function* runtimes(snapshot: Snapshot): Iterable<Listing> {
  for (const [path, { version, owner }] of factsOf<NodeFact>(snapshot, 'node')) {
    if (version === undefined || owner !== undefined) continue;
    const purl = { type: 'generic', name: 'node', version };
    yield { purl, fact: `node ${path}`, location: path, type: 'platform' };
  }
  for (const [path, { version, vendor, owner }] of factsOf<JavaFact>(snapshot, 'java')) {
    const purl = { type: 'generic', name: 'java', version };
    if (owner === undefined) yield { purl, fact: `java ${path}`, location: path, type: 'platform', supplier: vendor };
  }
}

/** `@scope/name`, `vendor/name`. */
function nameParts(whole: string): { namespace?: string; name: string } {
  const slash = whole.indexOf('/');
  return slash === -1 ? { name: whole } : { namespace: whole.slice(0, slash), name: whole.slice(slash + 1) };
}

function factsOf<Fact>({ sections }: Snapshot, section: string): [key: string, fact: Fact][] {
  const facts = Object.entries(sections[section]?.facts ?? {}) as [string, Fact][];
  return facts.sort(([a], [b]) => (a < b ? -1 : 1));
}
