import type { Statement } from '../../formats/python/statements.js';
import type { Unmet } from '../../model/proof.js';
import type { FoundModule, ModuleFinder } from './finder.js';
import { lacksName } from './library-changes.js';
import { missingAttribute, missingName, missingOwnName } from './needs.js';
import { FINE, type Outcome, outcomeOf } from './outcome.js';
import type { Place } from './place.js';
import { offersName } from './standard-library.js';

/** Who asks for a part of a module, and whether modules are looked for in places that are not known. */
export interface Asking {
  readonly place: Place;
  readonly line: number;
  readonly searches: boolean;
}

/** A name that a file of the payload is asked for: missing where it for certain does not bind it. */
export function partOfCode(
  { name: module, path, fact }: Extract<FoundModule, { kind: 'code' }>,
  name: string,
  { place, line, searches }: Asking,
): Outcome {
  const isOpen = fact.open === true || searches || takesAll(fact.body as unknown as readonly Statement[]);
  if (isOpen || name.startsWith('__') || fact.names.includes(name)) return FINE;
  return outcomeOf(missingOwnName(`${module}.${name}`, path, place, line));
}

/** A name that a module of the standard library is asked for. */
export function partOfLibrary(
  finder: ModuleFinder,
  { name: module, offers }: Extract<FoundModule, { kind: 'installed' }>,
  name: string,
  asking: Asking,
): Outcome {
  const { place, line } = asking;
  const full = `${module}.${name}`;
  const { interpreter } = finder;
  if (lacksName(module, name, interpreter.version)) return outcomeOf(missingName(interpreter, full, place, line));
  if (offers === undefined || offersName(finder, module, name) || finder.find(full).kind !== 'missing') return FINE;
  return unlessElsewhere(missingName(interpreter, full, place, line), offers, asking);
}

/** An attribute that is taken of a module of the standard library. */
export function libraryUse(finder: ModuleFinder, use: string, asking: Asking): Outcome {
  const { place, line } = asking;
  const [module, name] = [use.slice(0, use.lastIndexOf('.')), use.slice(use.lastIndexOf('.') + 1)];
  const found = finder.find(module);
  if (found.kind !== 'installed' || name.startsWith('_')) return FINE;
  const { interpreter } = finder;
  if (lacksName(module, name, interpreter.version)) return outcomeOf(missingAttribute(interpreter, use, place, line));
  if (found.offers === undefined || offersName(finder, module, name) || finder.find(use).kind !== 'missing')
    return FINE;
  return unlessElsewhere(missingAttribute(interpreter, use, place, line), found.offers, asking);
}

/** A finder of one's own may bring further parts of a package, but no names in its modules. */
function unlessElsewhere(need: Unmet, offers: string, { searches }: Asking): Outcome {
  const perhaps = searches && offers.split(' ').includes('/');
  return perhaps ? { fails: [], perhaps: [need] } : { fails: [need], perhaps: [] };
}

/** Whether a module takes all names of another one, in whatever branch: which those are is not known. */
function takesAll(body: readonly Statement[]): boolean {
  return body.some((each) => {
    if ('from' in each) return each.names.includes('*');
    if ('if' in each) return each.if.some((branch) => takesAll(branch.body));
    if (!('try' in each)) return false;
    const parts = [each.try, ...each.except.map(({ body: handler }) => handler), each.else ?? [], each.finally ?? []];
    return parts.some(takesAll);
  });
}
