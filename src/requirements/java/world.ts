import type { JavaClassesFact, JavaFact } from '../../model/facts/java.js';
import type { Evidence } from '../../model/finding.js';
import type { Deployment } from '../../model/proof.js';
import type { Snapshot } from '../../model/snapshot.js';
import { findCommand } from '../execute/path.js';
import type { Origin } from '../files/record.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { entries } from '../node/world.js';

/** A file of classes as it lies in the target. */
export interface Classes {
  readonly path: string;
  readonly origin: Origin;
  readonly fact: JavaClassesFact;
}

/** A runtime, by its home. */
export interface Runtime {
  readonly home: string;
  readonly fact: JavaFact;
}

/** The classes and runtimes of a payload laid over those of a target. */
export class JavaWorld {
  readonly #view: View;
  readonly #classes = new Map<string, Classes>();
  readonly #runtimes: Runtime[] = [];
  readonly #allLibraries: boolean;
  /** Whether all classes that there are were looked at. */
  readonly complete: boolean;

  constructor(
    payload: Snapshot,
    target: Snapshot,
    readonly deployment: Deployment,
  ) {
    this.#view = new View(target, payload, deployment.at);
    for (const [snapshot, origin, place] of [
      [target, 'target', ''],
      [payload, 'payload', this.#view.place],
    ] as const) {
      for (const [path, fact] of entries<JavaClassesFact>(snapshot, 'java-classes')) {
        this.#classes.set(`${place}${path}`, { path: `${place}${path}`, origin, fact });
      }
      for (const [home, fact] of entries<JavaFact>(snapshot, 'java'))
        this.#runtimes.push({ home: `${place}${home}`, fact });
    }
    const whole = (name: string) =>
      [payload, target].every(({ sections }) => {
        const status = sections[name]?.status;
        return status === 'complete' || status === 'not-applicable';
      });
    this.complete = whole('java-classes');
    this.#allLibraries = whole('libraries');
  }

  /** The classes at a path of the target, or at one relative to the working directory. */
  classes(path: string): Classes | undefined {
    return this.#classes.get(this.real(path));
  }

  /** Those that the payload brings, by path. */
  *brought(): Iterable<Classes> {
    for (const classes of this.#classes.values()) if (classes.origin === 'payload') yield classes;
  }

  /** Archives in the directory at `path`. */
  archives(path: string): Classes[] {
    const directory = `${this.real(path)}/`;
    return [...this.#classes.values()].filter(
      (one) =>
        one.path.startsWith(directory) &&
        !one.path.slice(directory.length).includes('/') &&
        !one.path.endsWith('.class'),
    );
  }

  /** Whether surely no library of that name lies anywhere, nor one with a version behind it. */
  lacksLibrary(name: string): boolean {
    return this.#allLibraries && this.#view.alike(name).length === 0;
  }

  /** Where a path of the payload lies in the target. */
  deployed(path: string): string {
    return this.#view.real(`${this.#view.place}${path}`);
  }

  /** A path as the target resolves it; relative ones are those of the working directory. */
  real(path: string): string {
    const { at, directory = at } = this.deployment;
    const clean = path.replace(/^(?:\.\/)+/, '').replace(/^\.$/, '');
    const whole = path.startsWith('/') ? path : `${directory === '/' ? '' : directory}/${clean}`;
    return this.#view.real(whole.length > 1 ? whole.replace(/\/+$/, '') : whole);
  }

  /** The runtime that a command named `java` starts; `undefined` where there is none, or one of which nothing is known. */
  runtime(program = 'java'): Runtime | undefined {
    const scene = { view: this.#view, deployment: this.deployment, symbols: new SymbolTables(), knowledge: [] };
    const found = findCommand(scene, program);
    const file = found.kind === 'found' ? this.#view.find(found.path) : undefined;
    if (file === undefined || !('path' in file)) return undefined;
    return this.#runtimes.find(({ home }) => file.path.startsWith(`${home}/`));
  }
}

/** What a runtime of the target has to say. */
export function runtimeSays({ home }: Runtime, fact: string): Evidence {
  return { environment: 'target', path: home, fact };
}

/** What a file of classes has to say. */
export function classesSay({ path, origin }: Classes, fact: string): Evidence {
  return { environment: origin, path, fact };
}
