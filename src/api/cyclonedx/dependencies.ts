import type { ElfFields } from '../../model/facts/elf.js';
import type { NodePackageFact } from '../../model/facts/node.js';
import type { PythonPackageFact } from '../../model/facts/python.js';
import type { Snapshot } from '../../model/snapshot.js';

type Elf = Partial<ElfFields> & { readonly owner?: string; readonly soname?: string };

/**
 * Which fact needs which, as far as the snapshot tells: packages of the system through the libraries that their files are
 * linked with, packages of Python and Node.js through what they declare, found where their loader would find it.
 * Pairs of section and key.
 */
export function* dependenciesOf(snapshot: Snapshot): Iterable<readonly [from: string, to: string]> {
  yield* linked(snapshot);
  yield* ofPython(snapshot);
  yield* ofNode(snapshot);
}

function* linked({ sections }: Snapshot): Iterable<readonly [string, string]> {
  const libraries = Object.entries(sections.libraries?.facts ?? {}) as [string, Elf][];
  const programs = Object.values(sections.programs?.facts ?? {}) as Elf[];
  const owners = new Map<string, Set<string>>();
  for (const [path, { soname = path.slice(path.lastIndexOf('/') + 1), machine, owner }] of libraries) {
    if (owner === undefined) continue;
    const key = `${soname} ${machine}`;
    owners.set(key, (owners.get(key) ?? new Set()).add(owner));
  }
  for (const { owner, machine, needed = [] } of [...libraries.map(([, fact]) => fact), ...programs]) {
    if (owner === undefined) continue;
    for (const soname of needed) {
      const [provider, ...others] = owners.get(`${soname} ${machine}`) ?? [];
      // Of several packages with the same library, which one is meant is not known.
      if (provider === undefined || others.length > 0 || provider === owner) continue;
      yield [`packages ${owner}`, `packages ${provider}`];
    }
  }
}

function* ofPython({ sections }: Snapshot): Iterable<readonly [string, string]> {
  const packages = Object.entries(sections['python-packages']?.facts ?? {}) as [string, PythonPackageFact][];
  const places = new Map(packages.map(([path, { name }]) => [`${directoryOf(path)} ${normalized(name)}`, path]));
  for (const [path, { requires = [] }] of packages) {
    for (const requirement of requires) {
      const name = /^[\w.-]+/.exec(requirement)?.[0];
      // What only an extra asks for may be there by chance.
      if (name === undefined || /;.*\bextra\s*==/.test(requirement)) continue;
      const found = places.get(`${directoryOf(path)} ${normalized(name)}`);
      if (found !== undefined) yield [`python-packages ${path}`, `python-packages ${found}`];
    }
  }
}

/** The directory that packages are installed in: that of the directory, or the file, with the metadata. */
function directoryOf(path: string): string {
  return path.replace(/\/[^/]+(?:\/(?:METADATA|PKG-INFO))?$/, '');
}

function normalized(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function* ofNode({ sections }: Snapshot): Iterable<readonly [string, string]> {
  const facts = (sections['node-packages']?.facts ?? {}) as Readonly<Record<string, NodePackageFact>>;
  for (const [path, { dependencies = {} }] of Object.entries(facts)) {
    for (const name of Object.keys(dependencies)) {
      const found = placesOf(path, name).find((place) => Object.hasOwn(facts, place));
      if (found !== undefined) yield [`node-packages ${path}`, `node-packages ${found}`];
    }
  }
}

/** Where Node.js looks for a package, from a directory up. */
function placesOf(path: string, name: string): string[] {
  const parts = path.split('/');
  return parts.flatMap((_, at) => {
    const upper = parts.slice(0, parts.length - at);
    return upper.at(-1) === 'node_modules' ? [] : [`${upper.join('/')}/node_modules/${name}`];
  });
}
