import type { LibraryFact } from '../../model/facts/library.js';
import type { Requirements } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { LANGUAGES } from '../runtimes/languages.js';
import { byText } from './version-name.js';

/**
 * The causes for which an environment is not enough, by the names and versions of its libraries alone, sorted: for a
 * payload of libraries, which nothing starts by itself.
 */
export function lacking({ architectures, loads }: Requirements, { sections }: Snapshot): string[] {
  const machine = sections.os?.facts.architecture?.machine;
  const machines = architectures.map((architecture) => architecture.machine);
  if (typeof machine === 'string' && machines.length > 0 && !machines.includes(machine)) return ['wrong-arch'];
  const libraries = Object.values(sections.libraries?.facts ?? {}) as LibraryFact[];
  return loads
    .flatMap(({ name, versions }) => {
      const found = libraries.filter((library) => machines.includes(library.machine) && isCalled(library, name));
      if (found.length === 0) return [`missing-library:${name}`];
      const defined = new Set(found.flatMap(({ defines }) => defines));
      return versions
        .filter((version) => !defined.has(version))
        .map((version) => `missing-symbol-version:${version}@${name}`);
    })
    .sort(byText);
}

/** The languages that a payload asks for and of which an environment surely has no runtime, as causes. */
export function lackingRuntimes({ languages }: Requirements, { sections }: Snapshot): string[] {
  return languages.flatMap(({ language, versions, packages, parts }) => {
    const runtime = LANGUAGES.find(({ id }) => id === language);
    const section = sections[runtime?.section ?? ''];
    const asks = versions.length + packages.length + parts.length > 0;
    const lacks = section?.status === 'complete' && Object.keys(section.facts).length === 0;
    return asks && lacks ? [`missing-interpreter:${runtime?.commands[0] ?? language}`] : [];
  });
}

function isCalled({ name, soname, links = [] }: LibraryFact, wanted: string): boolean {
  return name === wanted || soname === wanted || links.some((link) => link.endsWith(`/${wanted}`));
}
