import type { Snapshot } from '../model/snapshot.js';

/**
 * `snapshot` with the version of its system in the words of `other`, where a bill of materials gave it: those who make
 * bills count point releases (13.8) that os-release(5) of the system leaves out (13). Anything else stays as it is.
 */
export function inWordsOf(other: Snapshot, snapshot: Snapshot): Snapshot {
  const { os } = snapshot.sections;
  const [own, theirs] = [os?.facts.release, other.sections.os?.facts.release];
  if (snapshot.environment.kind !== 'sbom' || os === undefined || own === undefined) return snapshot;
  if (own.id !== theirs?.id || !String(own.versionId).startsWith(`${String(theirs?.versionId)}.`)) return snapshot;
  const release = { ...own, versionId: theirs?.versionId };
  return { ...snapshot, sections: { ...snapshot.sections, os: { ...os, facts: { ...os.facts, release } } } };
}
