import type { Evidence } from '../../model/finding.js';
import type { ElfRecord } from '../files/record.js';
import { type Scene, says } from '../scene.js';
import { packageOf } from './package-of.js';

/** Libraries that are the same but for the version, or lie where nobody looks; at most three. */
export function whatIsThereInstead(scene: Scene, name: string, by: ElfRecord): Evidence[] {
  return fitting(scene, name, by)
    .slice(0, 3)
    .map((record) => says(record, isCalled(record, name) ? 'is there, but is not searched' : 'is there instead'));
}

/** Whether a library of this name for a program such as `by` lies anywhere. */
export function liesSomewhere(scene: Scene, name: string, by: ElfRecord): boolean {
  return fitting(scene, name, by).some((record) => isCalled(record, name));
}

/** What can be done about a library that is missing. */
export function missingLibraryFix(scene: Scene, name: string, by: ElfRecord): string {
  const elsewhere = fitting(scene, name, by).find((record) => isCalled(record, name));
  if (elsewhere !== undefined) {
    const directory = elsewhere.path.slice(0, elsewhere.path.lastIndexOf('/'));
    return `Let the loader search ${directory}: a RUNPATH, LD_LIBRARY_PATH, or a line in /etc/ld.so.conf and ldconfig.`;
  }
  return `${install(scene, name)}, ship ${name} with the software, or build against what the target has.`;
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

/** What to install, by name where a package of the target's distribution is known to bring the library. */
function install({ view, knowledge }: Scene, name: string): string {
  const known = packageOf(view.target, [view.target, view.payload, ...knowledge], name);
  if (known === undefined) return `Install the package that brings ${name} in the target`;
  const where = known.environment.name ?? known.environment.reference;
  switch (known.kinship) {
    case 'release':
      return `Install the package ${known.name} in the target`;
    case 'distribution':
      return `Install the package ${known.name} in the target, as ${where} has it, if this release has it too`;
    case 'other':
      return `Install what brings ${name} in the target (in ${where}, the package ${known.name})`;
  }
}
