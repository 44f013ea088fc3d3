import type { Content, Entry, FileVisitor, Range } from '../model/files.js';
import type { Probe } from '../model/probe.js';
import { type Problem, problemFrom } from '../model/problem.js';

/** What one probe made of one file. */
export interface Outcome {
  readonly probe: Probe;
  readonly parsed?: unknown;
  readonly problem?: Problem;
}

/** How a probe came to want a file: by its path, or by its name and then perhaps by its first bytes. */
interface Interest {
  readonly probe: Probe;
  readonly asksHead: boolean;
}

/** Shows every file of a walk to all probes at once, so that each is opened and read at most once. */
export class ProbeVisitor implements FileVisitor {
  readonly #byPath = new Map<string, Probe[]>();
  readonly #matchers: readonly Probe[];
  /** Interests of the files under way; several layers are read at the same time. */
  readonly #interests = new WeakMap<Entry, Interest[]>();

  constructor(probes: readonly Probe[]) {
    const parsing = probes.filter((probe) => probe.parse !== undefined);
    this.#matchers = parsing.filter((probe) => probe.matches !== undefined);
    for (const probe of parsing) {
      for (const path of probe.paths ?? []) this.#byPath.set(path, [...(this.#byPath.get(path) ?? []), probe]);
    }
  }

  select(entry: Entry): 'none' | 'head' | 'whole' {
    let interests: Interest[] | undefined;
    for (const probe of this.#byPath.get(entry.path) ?? NOBODY) {
      interests ??= [];
      interests.push({ probe, asksHead: false });
    }
    for (const probe of this.#matchers) {
      if (!probe.matches?.(entry) || interests?.some((known) => known.probe === probe)) continue;
      interests ??= [];
      interests.push({ probe, asksHead: probe.accepts !== undefined });
    }
    if (interests === undefined) return 'none';
    this.#interests.set(entry, interests);
    return interests.every(({ asksHead }) => asksHead) ? 'head' : 'whole';
  }

  narrow(entry: Entry, head: Uint8Array): 'none' | 'whole' | readonly Range[] {
    const ranges: Range[] = [];
    let whole = false;
    const kept: Interest[] = [];
    for (const interest of this.#interests.get(entry) ?? []) {
      const answer = accepts(interest, head, entry);
      if (answer === false) continue;
      kept.push(interest);
      if (answer === true) whole = true;
      else ranges.push(...answer);
    }
    this.#interests.set(
      entry,
      kept.map(({ probe }) => ({ probe, asksHead: false })),
    );
    if (kept.length === 0) return 'none';
    return whole ? 'whole' : ranges;
  }

  visit(entry: Entry, content: Content): Outcome[] | undefined {
    const outcomes: Outcome[] = [];
    for (const interest of this.#interests.get(entry) ?? []) {
      const { probe } = interest;
      try {
        if (interest.asksHead && accepts(interest, content.read(0, 4096), entry) === false) continue;
        outcomes.push({ probe, parsed: probe.parse?.(content, entry) });
      } catch (error) {
        outcomes.push({ probe, problem: problemFrom(error, entry.path) });
      }
    }
    return outcomes.length === 0 ? undefined : outcomes;
  }

  unreadable(entry: Entry, error: unknown): Outcome[] {
    const interests = this.#interests.get(entry) ?? [];
    const reason =
      error instanceof Error && error.name === 'UnreadableError' ? problemFrom(error, entry.path) : undefined;
    const message = error instanceof Error ? error.message : String(error);
    return interests
      .filter(({ asksHead }) => !asksHead)
      .map(({ probe }) => ({ probe, problem: reason ?? { path: entry.path, reason: 'unreadable', message } }));
  }
}

const NOBODY: readonly Probe[] = [];

function accepts({ probe, asksHead }: Interest, head: Uint8Array, entry: Entry): boolean | readonly Range[] {
  return asksHead && probe.accepts !== undefined ? probe.accepts(head, entry) : true;
}
