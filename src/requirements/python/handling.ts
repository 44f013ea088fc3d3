import type { TryStatement } from '../../formats/python/statements.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { FINE, type Outcome } from './outcome.js';
import type { Place } from './place.js';

/** Handlers of these catch whatever fails. */
const ALL = ['Exception', 'BaseException'];
const SYSTEM = [...ALL, 'OSError', 'IOError', 'EnvironmentError'];
const IMPORTS_FAIL = [...ALL, 'ImportError'];
/** Exceptions whose handlers catch a need, by its rule; others are imports that fail. */
const CATCHING: ReadonlyMap<string, readonly string[]> = new Map([
  ['python-missing-module', [...IMPORTS_FAIL, 'ModuleNotFoundError']],
  ['python-missing-attribute', [...IMPORTS_FAIL, 'AttributeError']],
  ['python-legacy-digest', [...ALL, 'ValueError']],
  ['missing-command', [...SYSTEM, 'FileNotFoundError']],
  ['missing-user', [...ALL, 'KeyError', 'LookupError']],
  ['program-locale', [...ALL, 'Error']],
]);

/** What the chain that leads to a need says of each import in it. */
const IMPORTS = /^imports ([\w.]+)$/;

/** What handlers of exceptions do about imports that fail, and what that leads to. */
export class Handling {
  /** What a package goes on without, by its name and that of the module that it does without. */
  readonly #without = new Map<string, readonly Unmet[]>();

  /** The first handler of a `try` that catches what failed in it. */
  handlerOf({ except }: TryStatement, fails: readonly Unmet[]): TryStatement['except'][number] | undefined {
    const catching = catchingAll(fails);
    return except.find(({ catches }) => catches.length === 0 || catches.some((name) => catching.has(name)));
  }

  /** Remembers what the package in which it was caught goes on without. */
  caught(fails: readonly Unmet[], { name }: Place): void {
    for (const need of fails) {
      for (const module of new Set(need.evidence.flatMap(({ fact }) => top(IMPORTS.exec(fact)?.[1] ?? '') || []))) {
        const key = `${top(name)} ${module}`;
        this.#without.set(key, [...(this.#without.get(key) ?? []), need]);
      }
    }
  }

  /** Asking a package by name for what it goes on without is an error of its own. */
  asked(names: readonly string[], of: string, asked: Evidence): Outcome {
    const fails = names.flatMap((name) =>
      (this.#without.get(`${top(of)} ${name}`) ?? []).map((need) => ({
        ...need,
        evidence: [{ ...asked, fact: `asks ${top(of)} for ${name}` }, ...need.evidence],
      })),
    );
    return fails.length === 0 ? FINE : { fails, perhaps: [] };
  }
}

/** Names of exceptions that catch each of these. An extension module whose library is missing fails as an import does. */
function catchingAll(fails: readonly Unmet[]): ReadonlySet<string> {
  const sets = fails.map(({ rule, evidence }) => {
    const isCall = rule === 'missing-library' && evidence.some(({ fact }) => fact.startsWith('calls ctypes.'));
    return isCall ? SYSTEM : (CATCHING.get(rule) ?? IMPORTS_FAIL);
  });
  const [first = [], ...others] = sets;
  return new Set(first.filter((name) => others.every((set) => set.includes(name))));
}

function top(module: string): string {
  return module.split('.', 1)[0] ?? '';
}
