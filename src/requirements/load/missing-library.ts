import type { Evidence } from '../../model/finding.js';
import type { Snapshot } from '../../model/snapshot.js';
import type { ElfRecord } from '../files/record.js';
import { type Scene, says } from '../scene.js';

/** Libraries that are the same but for the version, or lie where nobody looks; at most three. */
export function whatIsThereInstead(scene: Scene, name: string, by: ElfRecord): Evidence[] {
  return fitting(scene, name, by)
    .slice(0, 3)
    .map((record) => says(record, isCalled(record, name) ? 'is there, but is not searched' : 'is there instead'));
}

/** What can be done about a library that is missing. */
export function missingLibraryFix(scene: Scene, name: string, by: ElfRecord): string {
  const elsewhere = fitting(scene, name, by).find((record) => isCalled(record, name));
  if (elsewhere !== undefined) {
    const directory = elsewhere.path.slice(0, elsewhere.path.lastIndexOf('/'));
    return `Let the loader search ${directory}: a RUNPATH, LD_LIBRARY_PATH, or a line in /etc/ld.so.conf and ldconfig.`;
  }
  const owner = ownerOf([scene.view.payload, scene.view.target, ...scene.knowledge], name);
  const install = owner === undefined ? `the package that brings ${name}` : owner;
  return `Install ${install} in the target, ship ${name} with the software, or build against what the target has.`;
}

function fitting({ view }: Scene, name: string, by: ElfRecord): readonly ElfRecord[] {
  const { class: width, machine } = by.fact;
  return view
    .alike(name)
    .filter(({ fact }) => fact.class === width && fact.machine === machine)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function isCalled({ path, fact }: ElfRecord, name: string): boolean {
  return [path, ...(fact.links ?? [])].some((each) => each.endsWith(`/${name}`)) || fact.soname === name;
}

/** The package, and the environment in which it brings the library, as far as any snapshot knows. */
function ownerOf(snapshots: readonly Snapshot[], name: string): string | undefined {
  for (const { sections, environment } of snapshots) {
    for (const fact of Object.values(sections.libraries?.facts ?? {})) {
      if (fact.soname !== name || typeof fact.owner !== 'string') continue;
      const owner = fact.owner.replace(/^\w+\//, '').replace(/:.*$/, '');
      return `${owner} (which brings ${name} in ${environment.name ?? environment.reference})`;
    }
  }
  return undefined;
}
