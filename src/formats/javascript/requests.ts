import type { Features } from './features.js';
import { GRANTED, MEMBER } from './following.js';
import { matchAt, NOWHERE, type Placed, type Position } from './position.js';
import type { ModuleUse } from './uses.js';
import type { Vocabulary } from './vocabulary.js';

/** How an add-on is searched for that is asked for by a path that the file puts together itself. */
const COMPUTED_LOADER = 'require';

const REQUIRED = /\s*\(\s*(['"`])([^'"`\n$]{1,300})\1\s*\)/y;
const IMPORTED =
  /\s*(?:type\s+)?(?:([\w$*\s{},]{1,5000}?)\s*from\s*)?(['"])([^'"\n]{1,300})\2(\s*(?:assert|with)\s*\{)?/y;
const EXPORTED = /\s*(?:\*(?:\s*as\s+[\w$]+)?|\{[^{}]{0,5000}\})\s*from\s*(['"])([^'"\n]{1,300})\1/y;
const DYNAMIC = /\s*\(\s*(['"`])([^'"`\n$]{1,300})\1/y;
const COMPUTED = /\s*(?:\.\s*resolve\s*)?\(\s*((?:['"][^'"\n]{0,200}['"]\s*\+|(?!['"]))[^;]{1,200})/y;
const COMPUTED_IMPORT =
  /\s*(?:\.\s*meta\s*\.\s*resolve\s*)?\(\s*((?:['"][^'"\n]{0,200}['"]\s*\+|(?!['"]))[^;]{1,200})/y;
const NAMES_ADDON = /^[^)]*\.node\s*['"`]/;
const BOUND = /(?:const|let|var)\s+([\w$]+|\{[^{}]{0,2000}\})\s*=\s*(?:[\w$]+\()?\s*$/;
const META = /\s*\.\s*meta\s*\.\s*(\w+)/y;
/** A call of what fails without a path. */
const TAKES_PATHS =
  /\b(?:(?:path|fs|fsp|fsPromises)\.\w+|join|resolve|createRequire|(?:read|write|exists|mkdir|readdir|stat)\w*)\(\s*(?:[^()]{0,200},\s*)?$/;

/** What a file asks for by `require`, `import` and `export … from`. */
export class Requests {
  readonly modules: Placed<Omit<ModuleUse, 'when'>>[] = [];
  /** Newer syntax of imports. */
  readonly syntax = new Set<string>();
  isModule = false;
  /** Whether it asks for names that it puts together. */
  computes = false;

  constructor(
    private readonly position: Position,
    private readonly vocabulary: Vocabulary,
    private readonly features: Features,
  ) {}

  /** Behind the word `require`. */
  require(): void {
    const match = this.position.matches(REQUIRED);
    if (match === null) {
      this.#computed(COMPUTED);
      return;
    }
    const name = match[2] ?? '';
    this.modules.push({ use: { name, how: 'require' }, place: this.position.place });
    const end = REQUIRED.lastIndex;
    const bound = BOUND.exec(this.position.before)?.[1];
    if (bound?.startsWith('{')) this.#bindMembers(name, bound.slice(1, -1));
    else if (bound !== undefined) this.#bindResult(bound, name, end);
    this.features.used(name, end);
  }

  /** A name that is put together: of a part for this platform, it may be. */
  #computed(pattern: RegExp): boolean {
    const asked = this.position.matches(pattern)?.[1];
    if (asked === undefined) return false;
    this.computes = true;
    if (NAMES_ADDON.test(asked))
      this.features.addons.push({ use: { loader: COMPUTED_LOADER }, place: this.position.place });
    return true;
  }

  /** `const fsp = require('fs').promises`: what the variable stands for is only known when nothing more is done with it. */
  #bindResult(local: string, module: string, end: number): void {
    const member = matchAt(MEMBER, this.position.text, end)?.[1];
    const behind = member === undefined ? end : MEMBER.lastIndex;
    if (matchAt(GRANTED, this.position.text, behind) !== null) return;
    this.features.bound.set(local, member === undefined ? module : `${module}.${member}`);
  }

  /** `{ a, b: c }` of a module. What has a default may be missing. */
  #bindMembers(module: string, names: string): void {
    for (const [, member, local = member] of names.matchAll(/([\w$]+)(?:\s*:\s*([\w$]+))?\s*(?=,|$|\s*$)/g)) {
      if (member !== undefined && local !== undefined) this.features.bound.set(local, `${module}.${member}`);
    }
  }

  /** Behind the word `import`. */
  import(): void {
    const dynamic = this.position.matches(DYNAMIC);
    if (dynamic !== null) {
      const place = this.position.place;
      const awaited = this.position.previous === 'await' ? place : this.position.later;
      this.modules.push({ use: { name: dynamic[2] ?? '', how: 'import' }, place: awaited });
      return;
    }
    if (this.#computed(COMPUTED_IMPORT) || this.#importMeta() || !this.position.nesting.atTop) return;
    const match = this.position.matches(IMPORTED);
    if (match === null) {
      return;
    }
    const [, names = '', , name = '', attributes] = match;
    this.isModule = true;
    const taken = /\{([^{}]*)\}/.exec(names)?.[1];
    const byName = [...(taken ?? '').matchAll(/([\w$]+)(?:\s+as\s+[\w$]+)?/g)].map(([, one = '']) => one);
    const named = byName.length === 0 ? {} : { names: byName };
    this.modules.push({ use: { name, how: 'import', ...named }, place: NOWHERE });
    if (attributes !== undefined) {
      this.syntax.add(attributes.includes('assert') ? 'import-assertion' : 'import-attributes');
    }
    for (const [, member, local = member] of names.replace(/^[^{]*/, '').matchAll(/([\w$]+)(?:\s+as\s+([\w$]+))?/g)) {
      const feature = `${name.replace(/^node:/, '')}.${member}`;
      if (this.vocabulary.members.has(feature)) {
        this.features.features.push({ use: feature, place: NOWHERE });
        this.features.demands.add(feature);
      } else if (local !== undefined) this.features.bound.set(local, `${name}.${member}`);
    }
    const whole = /^\s*(?:\*\s*as\s+)?([\w$]+)/.exec(names)?.[1];
    if (whole !== undefined) this.features.bound.set(whole, name);
    this.position.tokens.jump(IMPORTED.lastIndex - (attributes === undefined ? 0 : 1), 'string', '');
  }

  /** Where `import.meta` has not always been so: an error only where what cannot do without gets it. */
  #importMeta(): boolean {
    const member = this.position.matches(META)?.[1];
    if (member === undefined) return false;
    const name = `import.meta.${member}`;
    if (!this.vocabulary.members.has(name)) return true;
    const place = this.position.place;
    const taken =
      TAKES_PATHS.test(this.position.before) || matchAt(GRANTED, this.position.text, META.lastIndex) !== null;
    this.features.features.push({ use: name, place: taken ? place : this.position.later });
    return true;
  }

  /** Behind the word `export`, at the top of the file. */
  export(): void {
    this.isModule = true;
    const match = this.position.matches(EXPORTED);
    if (match !== null) this.modules.push({ use: { name: match[2] ?? '', how: 'import' }, place: NOWHERE });
  }
}
