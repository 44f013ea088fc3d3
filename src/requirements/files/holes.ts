import type { Problem } from '../../model/problem.js';
import type { Snapshot } from '../../model/snapshot.js';

/** Sections that say which files there are. */
const SECTIONS = ['libraries', 'programs', 'loader'] as const;

/** Answers what of an environment could not be read, so that nothing there is called missing. */
export class Holes {
  readonly #byPath = new Map<string, Problem>();
  readonly #whole: string | undefined;

  /** @param place prefix at which the paths of the snapshot lie. */
  constructor(snapshot: Snapshot, place: string) {
    const side = snapshot.environment.reference;
    for (const name of SECTIONS) {
      const section = Object.hasOwn(snapshot.sections, name) ? snapshot.sections[name] : undefined;
      if (section === undefined) this.#whole ??= `${name} of ${side} were not captured`;
      else if (section.status === 'not-applicable') this.#whole ??= `${side} has no ${name} to look at`;
      for (const problem of section?.problems ?? []) {
        if (problem.path === undefined) this.#whole ??= `${name} of ${side}: ${problem.message}`;
        else this.#byPath.set(problem.path === '/' ? place : `${place}${problem.path}`, problem);
      }
    }
  }

  /** The files that are there and damaged. */
  *broken(): Iterable<readonly [path: string, message: string]> {
    for (const [path, { reason, message }] of this.#byPath) if (reason === 'malformed') yield [path, message];
  }

  /** Why it is not known whether something is at the real path `path`; `undefined` where it is known. */
  at(path: string): string | undefined {
    if (this.#whole !== undefined) return this.#whole;
    if (this.#byPath.size === 0) return undefined;
    for (let end = path.length; end >= 0; end = path.lastIndexOf('/', end - 1)) {
      const problem = this.#byPath.get(path.slice(0, end));
      if (problem !== undefined) return problem.message;
      if (end <= 0) return undefined;
    }
    return undefined;
  }
}
