import type { EnvironmentDescription } from '../../model/environment.js';
import type { Snapshot } from '../../model/snapshot.js';
import type { Scene } from '../scene.js';
import { packageOf } from './package-of.js';

/** How many environments are named as those that have it. */
const NAMED = 3;

/** What can be done where the target's library does not define a version that a file needs. */
export function versionFix({ view, knowledge }: Scene, library: string, version: string): string {
  if (version === 'GLIBC_ABI_DT_RELR') {
    return 'Link it with -Wl,-z,nopack-relative-relocs, or use a base image with glibc 2.36 or newer.';
  }
  const known = [view.payload, ...knowledge].filter((each) => each !== view.target);
  const having = new Set(
    known.filter((each) => defines(each, library, version)).map(({ environment }) => title(environment)),
  );
  if (/^GLIBC_\d/.test(version)) {
    const older = `Build on a system whose glibc is older than ${version.slice('GLIBC_'.length)}, link statically`;
    return `${older}, or use a newer base image${having.size === 0 ? '' : `, such as ${listed(having)}`}.`;
  }
  const name = packageOf(view.target, [view.target, ...known], library)?.name;
  const newer = name === undefined ? `a newer ${library}` : `a newer ${library} (package ${name})`;
  const has = having.size === 0 ? '' : ` ${listed(having)} ${having.size === 1 ? 'has' : 'have'} one that defines it.`;
  return `Install ${newer} in the target, ship it with the software, or build against what the target has.${has}`;
}

function defines({ sections }: Snapshot, library: string, version: string): boolean {
  const facts = Object.hasOwn(sections, 'libraries') ? (sections.libraries?.facts ?? {}) : {};
  return Object.values(facts).some(
    (fact) => fact.soname === library && Array.isArray(fact.defines) && fact.defines.includes(version),
  );
}

function title({ name, reference }: EnvironmentDescription): string {
  return name ?? reference;
}

function listed(names: ReadonlySet<string>): string {
  return [...names].slice(0, NAMED).join(', ');
}
