import { createHash } from 'node:crypto';
import type { Snapshot } from '../../model/snapshot.js';
import { type Component, componentsOf, type Listed } from './component.js';
import { dependenciesOf } from './dependencies.js';
import { listingsOf } from './packages.js';

const ROOT = 'environment';
const SYSTEM = 'operating-system';

/** What a bill of materials says of the environment itself. */
const TYPES: Partial<Record<Snapshot['environment']['kind'], Component['type']>> = {
  image: 'container',
  container: 'container',
  host: 'device',
  disk: 'device',
  bundle: 'device',
};

/** Sections whose holes may hide packages. */
const LISTED = ['packages', 'python-packages', 'node-packages', 'composer'];

/**
 * The packages of a snapshot as a document of CycloneDX 1.6: plain JSON, sorted, its serial number made from its content,
 * so that the same snapshot gives the same document.
 */
export function cycloneDxOf(snapshot: Snapshot): Readonly<Record<string, unknown>> {
  const listed = componentsOf(listingsOf(snapshot));
  const system = systemOf(snapshot);
  const { name, version } = snapshot.tool;
  const document = {
    metadata: {
      timestamp: snapshot.takenAt,
      tools: { components: [{ type: 'application', name, version }] },
      component: environmentOf(snapshot),
    },
    components: [...(system === undefined ? [] : [system]), ...listed.map(({ component }) => component)],
    dependencies: graphOf(snapshot, listed, system),
    ...(isWhole(snapshot) ? {} : { compositions: [{ aggregate: 'incomplete', assemblies: [ROOT] }] }),
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(document))}`,
    version: 1,
    ...document,
  };
}

function environmentOf({ environment }: Snapshot): Component {
  const { reference, kind, name = reference, digest, platform } = environment;
  const [, algorithm, content = ''] = /^sha(256|384|512):([0-9a-f]+)$/.exec(digest ?? '') ?? [];
  const place = platform === undefined ? [] : [platform.os, platform.architecture, platform.variant];
  return {
    'bom-ref': ROOT,
    type: TYPES[kind] ?? 'application',
    name,
    ...(algorithm === undefined ? {} : { hashes: [{ alg: `SHA-${algorithm}`, content }] }),
    properties: [
      { name: 'hostdrift:kind', value: kind },
      ...(place.length === 0 ? [] : [{ name: 'hostdrift:platform', value: place.filter(Boolean).join('/') }]),
    ],
  };
}

function systemOf({ sections }: Snapshot): Component | undefined {
  const { id, versionId } = sections.os?.facts.release ?? {};
  if (typeof id !== 'string') return undefined;
  return {
    'bom-ref': SYSTEM,
    type: 'operating-system',
    name: id,
    ...(typeof versionId === 'string' ? { version: versionId } : {}),
  };
}

function isWhole({ sections }: Snapshot): boolean {
  return LISTED.every((name) => ['complete', 'not-applicable'].includes(sections[name]?.status ?? 'failed'));
}

interface Node {
  readonly ref: string;
  readonly dependsOn: readonly string[];
}

/** The environment holds its system and what was installed beside it; the system its packages; these what they need. */
function graphOf(snapshot: Snapshot, listed: readonly Listed[], system: Component | undefined): Node[] {
  const edges = new Map<string, Set<string>>([[ROOT, new Set(system === undefined ? [] : [SYSTEM])]]);
  if (system !== undefined) edges.set(SYSTEM, new Set());
  const references = new Map<string, string>();
  for (const { component, facts } of listed) {
    const reference = component['bom-ref'];
    edges.set(reference, new Set());
    for (const fact of facts) references.set(fact, reference);
    const isOfSystem = facts.some((fact) => fact.startsWith('packages '));
    edges.get(isOfSystem && system !== undefined ? SYSTEM : ROOT)?.add(reference);
  }
  for (const [from, to] of dependenciesOf(snapshot)) {
    const [a, b] = [references.get(from), references.get(to)];
    if (a !== undefined && b !== undefined && a !== b) edges.get(a)?.add(b);
  }
  return [...edges].map(([ref, needs]) => ({ ref, dependsOn: [...needs].sort() }));
}

/** A UUID of version 8 (RFC 9562) from a digest. */
function uuidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
