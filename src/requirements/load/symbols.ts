import type { Unmet } from '../../model/proof.js';
import type { ElfRecord } from '../files/record.js';
import type { View } from '../files/view.js';
import { type Scene, targetSays, unmet } from '../scene.js';
import { chainTo } from './closure.js';
import { glibcReleaseBeside } from './kernel.js';
import type { Loaded, LoaderModel } from './loaded.js';
import { compareNumbers } from './numbers.js';
import type { Wanted } from './symbol-tables.js';

/** A file that lacks one function of a library often lacks a hundred. */
const MOST = 20;

/** Remembers which files answered a file's symbols, so that a library is looked through once for many programs. */
export type Answered = WeakMap<ElfRecord, ReadonlySet<ElfRecord>>;

/**
 * Symbols that loaded files want and that none of them defines: errors where they are looked up at start, else warnings.
 * A symbol that is taken to be there may, once in thousands of missing ones, be another of the same hash; never the reverse.
 */
export function missingSymbols(
  scene: Scene,
  model: LoaderModel,
  objects: readonly Loaded[],
  answered: Answered,
): Unmet[] {
  const scope = new Set(objects.map(({ record }) => record));
  return objects.flatMap((object) => {
    const known = answered.get(object.record);
    if (known !== undefined && [...known].every((record) => scope.has(record))) return [];
    // What a program copies from a library it defines itself, and does not get from there.
    const others = objects.filter((other) => other !== object);
    const providers = new Set<ElfRecord>();
    const missing = scene.symbols.wanted(object.record.fact).filter((wanted) => {
      const provider = providerOf(scene, model, others, wanted);
      if (provider !== undefined) providers.add(provider.record);
      return provider === undefined;
    });
    if (missing.length === 0) answered.set(object.record, providers);
    return report(scene, model, object, missing);
  });
}

function providerOf(
  { symbols, view }: Scene,
  model: LoaderModel,
  objects: readonly Loaded[],
  wanted: Wanted,
): Loaded | undefined {
  const { library } = wanted;
  const answers = ({ record }: Loaded): boolean => {
    const defined = symbols.defined(record.fact);
    return model.family === 'musl' ? defined.names(wanted) : defined.answers(wanted);
  };
  const named = library === undefined ? undefined : objects.find((object) => model.isLoaded(object, library));
  const provider = named !== undefined && answers(named) ? named : objects.find(answers);
  const refuses = provider !== undefined && provider === named && refusesUnversioned(view, model, named.record, wanted);
  return refuses ? undefined : provider;
}

/** Up to when glibc ends where a library that should define versions has no table of them at all (check_match). */
const ENDS_UNTIL = '2.36';

function refusesUnversioned(view: View, model: LoaderModel, { fact }: ElfRecord, { version }: Wanted): boolean {
  if (version === undefined || model.family !== 'glibc') return false;
  if ((fact.defines ?? []).length > 0 || Object.keys(fact.requires).length > 0) return false;
  const release = glibcReleaseBeside(view, model.self);
  return release !== undefined && compareNumbers(release, ENDS_UNTIL) <= 0;
}

function report(scene: Scene, model: LoaderModel, object: Loaded, missing: readonly Wanted[]): Unmet[] {
  const now =
    model.family === 'musl' || object.record.fact.bindNow || (scene.deployment.environment.LD_BIND_NOW ?? '') !== '';
  const atStart = missing.filter(({ eager }) => eager || now);
  const whenCalled = missing.filter((wanted) => !atStart.includes(wanted));
  const { path } = object.record;
  return [
    ...atStart.slice(0, MOST).map((wanted) => {
      const message = `${path} cannot be bound: no loaded library defines ${full(wanted)}`;
      return one(object, wanted, atStart, message, 'error');
    }),
    ...whenCalled.slice(0, MOST).map((wanted) => {
      const message = `${path} ends when it calls ${full(wanted)}: no loaded library defines it`;
      return one(object, wanted, whenCalled, message, 'warning');
    }),
  ];
}

function one(
  object: Loaded,
  wanted: Wanted,
  all: readonly Wanted[],
  message: string,
  level: 'error' | 'warning',
): Unmet {
  const evidence = [
    ...chainTo(object, `wants ${full(wanted)}`),
    targetSays(`none of the libraries that it loads defines ${listed(all)}`),
  ];
  const of = wanted.library ?? 'the library that it was built with';
  const fix = `Install a release of ${of} that has ${wanted.name}, ship it with the software, or build against what the target has.`;
  return unmet('missing-symbol', `missing-symbol:${wanted.name}`, message, evidence, { level, fix });
}

function full({ name, version }: Wanted): string {
  return version === undefined ? name : `${name}@${version}`;
}

function listed(wanted: readonly Wanted[]): string {
  const names = wanted.slice(0, 3).map(full).join(', ');
  return wanted.length > 3 ? `${names} and ${wanted.length - 3} more` : names;
}
