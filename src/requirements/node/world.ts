import type { NodeCodeFact, NodeFact, NodePackageFact } from '../../model/facts/node.js';
import type { Deployment } from '../../model/proof.js';
import type { Fact, Snapshot } from '../../model/snapshot.js';
import type { Origin } from '../files/record.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import type { Scene } from '../scene.js';

/** A fact of a file or directory as it lies in the target. */
export interface Placed<F> {
  readonly path: string;
  readonly origin: Origin;
  readonly fact: F;
}

/** A program of Node.js that runs the payload's code, and what is known of it. */
export type Runtime = Placed<NodeFact>;

/** The packages, code and runtimes of a payload laid over those of a target. */
export class NodeWorld {
  readonly scene: Scene;
  readonly #packages = new Map<string, Placed<NodePackageFact>>();
  readonly #code = new Map<string, Placed<NodeCodeFact>>();
  readonly #runtimes = new Map<string, Runtime>();
  /** Why it is not known which packages there are; `undefined` where it is. */
  readonly unknownPackages: string | undefined;

  constructor(
    readonly payload: Snapshot,
    target: Snapshot,
    deployment: Deployment,
  ) {
    const view = new View(target, payload, deployment.at);
    this.scene = { view, deployment, symbols: SYMBOLS, knowledge: [] };
    for (const [snapshot, origin, place] of [
      [target, 'target', ''],
      [payload, 'payload', view.place],
    ] as const) {
      for (const [path, fact] of entries<NodePackageFact>(snapshot, 'node-packages')) {
        const placed = { path: `${place}${path === '/' ? '' : path}`, origin, fact };
        this.#packages.set(placed.path, placed);
        for (const link of fact.links ?? []) this.#packages.set(`${place}${link}`, placed);
      }
      for (const [path, fact] of entries<NodeCodeFact>(snapshot, 'node-code')) {
        this.#code.set(`${place}${path}`, { path: `${place}${path}`, origin, fact });
      }
      for (const [path, fact] of entries<NodeFact>(snapshot, 'node')) {
        const placed = { path: `${place}${path}`, origin, fact };
        for (const link of [path, ...(fact.links ?? [])]) this.#runtimes.set(`${place}${link}`, placed);
      }
    }
    this.unknownPackages = [payload, target].map(whyIncomplete).find((reason) => reason !== undefined);
  }

  /** The package in the directory at `path`. */
  package(path: string): Placed<NodePackageFact> | undefined {
    return this.#packages.get(path) ?? this.#packages.get(this.scene.view.real(path));
  }

  /** Packages that are installed below a directory of the payload, by path. */
  packagesBelow(path: string): readonly Placed<NodePackageFact>[] {
    const below = [...this.#packages.values()].filter(
      (each) =>
        each.origin === 'payload' && each.fact.kind === 'package' && each.path.startsWith(`${path}/node_modules/`),
    );
    return [...new Set(below)].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** What is known of the code at `path`. */
  code(path: string): Placed<NodeCodeFact> | undefined {
    return this.#code.get(path) ?? this.#code.get(this.scene.view.real(path));
  }

  /** Whether there surely is no code at `path`: by its ending it is captured wherever the payload lies. */
  lacksCode(path: string): boolean {
    const { sections } = this.payload;
    const section = Object.hasOwn(sections, 'node-code') ? sections['node-code'] : undefined;
    const inPayload = path.startsWith(`${this.scene.view.place}/`) && this.scene.view.place !== '';
    const captured = section?.status === 'complete' && inPayload && !path.includes('/node_modules/');
    return captured && /\.[cm]?js$/.test(path) && this.code(path) === undefined;
  }

  /** The Node.js at `path`, links followed. */
  runtime(path: string): Runtime | undefined {
    return this.#runtimes.get(path) ?? this.#runtimes.get(this.scene.view.real(path));
  }

  /** The package, project or scope whose package.json is nearest to the file at `path`. */
  nearest(path: string): Placed<NodePackageFact> | undefined {
    for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
      const found = this.package(path.slice(0, end));
      if (found !== undefined) return found;
      if (end === 0) return undefined;
    }
    return undefined;
  }

  /** The installed package or project that the file at `path` is part of. */
  packageOf(path: string): Placed<NodePackageFact> | undefined {
    for (let found = this.nearest(path); found !== undefined; found = this.nearest(found.path)) {
      if (found.fact.kind !== 'scope') return found;
    }
    return undefined;
  }
}

const SYMBOLS = new SymbolTables();

/** The facts of a section, if the snapshot has it. */
export function entries<F extends Fact>({ sections }: Snapshot, name: string): [string, F][] {
  const facts = Object.hasOwn(sections, name) ? sections[name]?.facts : undefined;
  return Object.entries(facts ?? {}) as [string, F][];
}

/** A target that was captured before packages were has none that could be relied on. */
function whyIncomplete({ sections, environment }: Snapshot): string | undefined {
  const section = Object.hasOwn(sections, 'node-packages') ? sections['node-packages'] : undefined;
  if (section === undefined) return `the packages of Node.js in ${environment.reference} were not captured`;
  const [problem] = section.problems;
  return section.status === 'complete' || section.status === 'not-applicable' ? undefined : problem?.message;
}
