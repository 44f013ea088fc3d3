import type { EnvironmentDescription } from '../../model/environment.js';
import type { Fact, Snapshot } from '../../model/snapshot.js';

/** How near the distribution that knows a package is to the target's. */
export type Kinship = 'release' | 'distribution' | 'other';

/** A package that brings a library, and where it is known from. */
export interface KnownPackage {
  readonly name: string;
  readonly environment: EnvironmentDescription;
  readonly kinship: Kinship;
}

const NEAREST: readonly Kinship[] = ['release', 'distribution', 'other'];

/**
 * The package that brings a library of this soname: as an environment of the target's own release knows it, else one of
 * its distribution, else any; the first of several.
 */
export function packageOf(target: Snapshot, snapshots: readonly Snapshot[], soname: string): KnownPackage | undefined {
  const ranked = snapshots.map((snapshot) => ({ snapshot, kinship: kinshipOf(target, snapshot) }));
  for (const kinship of NEAREST) {
    for (const { snapshot } of ranked.filter((each) => each.kinship === kinship)) {
      const name = ownerIn(snapshot, soname);
      if (name !== undefined) return { name, environment: snapshot.environment, kinship };
    }
  }
  return undefined;
}

function kinshipOf(target: Snapshot, other: Snapshot): Kinship {
  const [own, theirs] = [releaseOf(target), releaseOf(other)];
  if (own?.id === undefined || own.id !== theirs?.id) return 'other';
  return own.versionId === theirs?.versionId ? 'release' : 'distribution';
}

function releaseOf({ sections }: Snapshot): Fact | undefined {
  return Object.hasOwn(sections, 'os') ? sections.os?.facts.release : undefined;
}

/** The owner is the key of a package, `deb/libpq5:amd64`: type, name, architecture. */
function ownerIn({ sections }: Snapshot, soname: string): string | undefined {
  const facts = Object.hasOwn(sections, 'libraries') ? (sections.libraries?.facts ?? {}) : {};
  const found = Object.values(facts).find((fact) => fact.soname === soname && typeof fact.owner === 'string');
  return found === undefined
    ? undefined
    : String(found.owner)
        .replace(/^\w+\//, '')
        .replace(/:.*$/, '');
}
