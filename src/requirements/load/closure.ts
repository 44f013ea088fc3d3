import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import type { ElfRecord } from '../files/record.js';
import { type Scene, says, targetSays, undecided, unmet } from '../scene.js';
import type { Loaded, LoaderModel, Search } from './loaded.js';
import { missingLibraryFix, whatIsThereInstead } from './missing-library.js';

/** Everything that a process has mapped before its program starts, and what could not be. */
export interface Closure {
  /** In the order in which symbols are looked up, the program first. */
  readonly objects: readonly Loaded[];
  readonly unmet: readonly Unmet[];
}

/** Loads a program's libraries breadth first, as glibc (elf/dl-deps.c) and musl (load_deps) do. */
export function loadClosure(scene: Scene, model: LoaderModel, program: ElfRecord): Closure {
  const main: Loaded = { record: program, names: new Set(), by: undefined };
  const self: Loaded = { record: model.self, names: new Set(), by: undefined };
  const objects: Loaded[] = [main];
  const known = new Map<ElfRecord, Loaded>([
    [program, main],
    [model.self, self],
  ]);
  const problems = new Map<string, Unmet>();
  const take = (record: ElfRecord, name: string, by: Loaded | undefined): void => {
    const loaded = known.get(record);
    loaded?.names.add(name);
    if (loaded !== undefined) return;
    const object = { record, names: new Set([name]), by };
    known.set(record, object);
    objects.push(object);
  };
  for (const name of model.preloads) {
    const search = model.find(name, main, main);
    if (search.kind === 'found') take(search.record, name, undefined);
  }
  for (let at = 0; at < objects.length; at++) {
    const by = objects[at] as Loaded;
    for (const { name, optional } of wants(by.record)) {
      const there = [...objects, self].find((object) => model.isLoaded(object, name));
      if (there !== undefined) {
        there.names.add(name);
        continue;
      }
      const search = model.find(name, by, main);
      if (search.kind === 'found') take(search.record, name, by);
      else if (!optional && !problems.has(name)) problems.set(name, failure(scene, name, by, search));
    }
  }
  objects.push(self);
  return { objects, unmet: [...problems.values()] };
}

interface Want {
  readonly name: string;
  readonly optional: boolean;
}

/** What a file stands in front of comes before what it needs; of auxiliaries it is no matter if they are missing. */
function wants({ fact }: ElfRecord): Want[] {
  return [
    ...(fact.filters ?? []).map((name) => ({ name, optional: false })),
    ...(fact.auxiliaries ?? []).map((name) => ({ name, optional: true })),
    ...fact.needed.map((name) => ({ name, optional: false })),
  ];
}

/** From the program to the file that asks: who needs whom. */
export function chainTo(by: Loaded, asks: string): Evidence[] {
  const chain: Evidence[] = [says(by.record, asks)];
  for (let one = by; one.by !== undefined; one = one.by) {
    chain.unshift(says(one.by.record, `needs ${[...one.names][0] ?? one.record.path}`));
  }
  return chain;
}

function failure(scene: Scene, name: string, by: Loaded, search: Exclude<Search, { kind: 'found' }>): Unmet {
  const chain = chainTo(by, `needs ${name}`);
  const cause = `missing-library:${name}`;
  if (search.kind === 'unknown') return undecided(cause, search.reason, chain);
  if (search.kind === 'refused') {
    const evidence = [...chain, targetSays(search.message, search.path)];
    const message = `${by.record.path} needs ${name}, and the loader refuses ${search.path}: ${search.message}`;
    return unmet(search.cause.split(':', 1)[0] ?? '', search.cause, message, evidence);
  }
  const evidence = [
    ...chain,
    targetSays(`searched, without finding it: ${search.searched.join(', ') || 'nothing'}`),
    ...search.passedOver.map((what) => targetSays(what)),
    ...whatIsThereInstead(scene, name, by.record),
  ];
  if (search.otherClass) {
    const message = `${by.record.path} needs ${name}, of which there is only one of another width`;
    return unmet('bad-elf', 'bad-elf:wrong-ELF-class', message, evidence, {
      fix: missingLibraryFix(scene, name, by.record),
    });
  }
  const message = `${by.record.path} needs ${name}, which the loader does not find`;
  return unmet('missing-library', cause, message, evidence, { fix: missingLibraryFix(scene, name, by.record) });
}
