import type { RequiredPackage } from '../../model/requirement.js';
import { byText } from './version-name.js';

type Basis = RequiredPackage['basis'];

/** Needs, one for each name, range and basis, with who asks. */
export class Needs {
  readonly #known = new Map<string, RequiredPackage>();

  /** Adds what a file asks for; `name` is empty for the language itself. */
  add(name: string, specifiers: string, basis: Basis, path: string): void {
    const key = `${name} ${specifiers} ${basis}`;
    const known = this.#known.get(key);
    if (known === undefined) this.#known.set(key, { name, specifiers, basis, files: [path] });
    else if (!known.files.includes(path)) known.files.push(path);
  }

  /** Names that are asked for so far. */
  names(): ReadonlySet<string> {
    return new Set([...this.#known.values()].map(({ name }) => name));
  }

  /** All of them, sorted by name, range and basis. */
  all(): RequiredPackage[] {
    const sorted = [...this.#known.values()].sort(
      (a, b) => byText(a.name, b.name) || byText(a.specifiers, b.specifiers) || byText(a.basis, b.basis),
    );
    return sorted.map((each) => ({ ...each, files: each.files.sort(byText) }));
  }

  /** The same without names: what is asked of the language itself. */
  versions(): Omit<RequiredPackage, 'name'>[] {
    return this.all().map(({ specifiers, basis, files }) => ({ specifiers, basis, files }));
  }
}
