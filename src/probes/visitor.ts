import type { Content, Entry, FileVisitor, Range, Storing } from '../model/files.js';
import { HEAD_BYTES } from '../model/files.js';
import type { Probe } from '../model/probe.js';
import { type Problem, problemFrom, UnreadableError } from '../model/problem.js';

/** What one probe made of one file. */
export interface Outcome {
  readonly probe: Probe;
  readonly parsed?: unknown;
  readonly problem?: Problem;
}

/** Which files of a walk a probe is shown. */
export interface Wish {
  readonly probe: Probe;
  /** Shown without asking what is in them. */
  readonly paths: Iterable<string>;
  /** Further files; the probe's own `accepts` then decides, where it has one. */
  readonly matches?: ((entry: Entry) => boolean) | undefined;
  /** Where it is not what the probe always asks for: what tells it from other wishes. */
  readonly peculiar?: string;
}

/** How a probe came to want a file: by its path, or by its name and then perhaps by its first bytes. */
interface Interest {
  readonly probe: Probe;
  readonly asksHead: boolean;
  /** Why the probe could not say whether it wants the file. */
  readonly problem?: Problem;
}

/** What a probe asks for by itself; nothing, where it parses no files. */
export function wishOf(probe: Probe): Wish[] {
  if (probe.parse === undefined) return [];
  const matches = probe.matches === undefined ? undefined : (entry: Entry) => probe.matches?.(entry) ?? false;
  return [{ probe, paths: probe.paths ?? [], matches }];
}

/**
 * Shows every file of a walk to all probes at once, so that each is opened and read at most once.
 * What a probe throws becomes a problem of that probe alone.
 */
export class ProbeVisitor implements FileVisitor {
  readonly #byPath = new Map<string, Probe[]>();
  readonly #matchers: readonly Wish[];
  /** Interests of the files under way; several layers are read at the same time. */
  readonly #interests = new WeakMap<Entry, Interest[]>();

  readonly storing: Storing;
  readonly names: readonly string[] | undefined;

  /** `areKnown`: other threads have the probes too, by their ids. */
  constructor(wishes: readonly Wish[], areKnown = false) {
    this.names = areKnown ? wishes.map(({ probe }) => probe.id) : undefined;
    this.storing = new OutcomeStoring(wishes);
    this.#matchers = wishes.filter(({ matches }) => matches !== undefined);
    for (const { probe, paths } of wishes) {
      for (const path of new Set(paths)) this.#byPath.set(path, [...(this.#byPath.get(path) ?? []), probe]);
    }
  }

  select(entry: Entry): 'none' | 'head' | 'whole' {
    let interests: Interest[] | undefined;
    for (const probe of this.#byPath.get(entry.path) ?? NOBODY) {
      interests ??= [];
      interests.push({ probe, asksHead: false });
    }
    for (const wish of this.#matchers) {
      if (interests?.some(({ probe }) => probe === wish.probe)) continue;
      const interest = interestIn(entry, wish);
      if (interest === undefined) continue;
      interests ??= [];
      interests.push(interest);
    }
    if (interests === undefined) return 'none';
    this.#interests.set(entry, interests);
    return interests.some(({ asksHead, problem }) => !asksHead && problem === undefined) ? 'whole' : 'head';
  }

  narrow(entry: Entry, head: Uint8Array): 'none' | 'whole' | readonly Range[] {
    const ranges: Range[] = [];
    let whole = false;
    const kept: Interest[] = [];
    for (const interest of this.#interests.get(entry) ?? []) {
      const [answer, known] = ask(interest, head, entry);
      if (answer === false) continue;
      kept.push(known);
      if (answer === true) whole = true;
      else ranges.push(...answer);
    }
    this.#interests.set(entry, kept);
    if (kept.length === 0) return 'none';
    return whole ? 'whole' : ranges;
  }

  visit(entry: Entry, content: Content): Outcome[] | undefined {
    const outcomes: Outcome[] = [];
    for (const interest of this.#interests.get(entry) ?? []) {
      const outcome = show(interest, entry, content);
      if (outcome !== undefined) outcomes.push(outcome);
    }
    return outcomes.length === 0 ? undefined : outcomes;
  }

  isHeavy(entry: Entry): boolean {
    return this.#interests.get(entry)?.some(({ probe }) => probe.isHeavy) ?? false;
  }

  unreadable(entry: Entry, error: unknown): Outcome[] {
    const problem: Problem =
      error instanceof UnreadableError
        ? problemFrom(error, entry.path)
        : { ...problemFrom(error, entry.path), reason: 'unreadable' };
    // Whoever only asked for the head has not said that the file is its own.
    return (this.#interests.get(entry) ?? [])
      .filter(({ asksHead }) => !asksHead)
      .map(({ probe, problem: own }) => ({ probe, problem: own ?? problem }));
  }
}

/** Outcomes as data: the probe of each by its place among the wishes. */
class OutcomeStoring implements Storing {
  readonly key: string;
  readonly #places: ReadonlyMap<Probe, number>;

  constructor(private readonly wishes: readonly Wish[]) {
    this.key = JSON.stringify(wishes.map(({ probe, peculiar }) => [probe.id, peculiar]));
    this.#places = new Map(wishes.map(({ probe }, at) => [probe, at]));
  }

  pack(value: unknown): unknown {
    return (value as readonly Outcome[]).map(({ probe, parsed, problem }) => [
      this.#places.get(probe),
      parsed,
      problem,
    ]);
  }

  unpack(data: unknown): Outcome[] {
    return (data as [number, unknown, Problem | undefined][]).map(([at, parsed, problem]) => {
      const probe = this.wishes[at]?.probe;
      if (probe === undefined) throw new Error('an outcome of no probe');
      return problem === undefined ? { probe, parsed } : { probe, problem };
    });
  }
}

const NOBODY: readonly Probe[] = [];

function interestIn(entry: Entry, { probe, matches }: Wish): Interest | undefined {
  try {
    return matches?.(entry) === true ? { probe, asksHead: probe.accepts !== undefined } : undefined;
  } catch (error) {
    return { probe, asksHead: false, problem: problemFrom(error, entry.path) };
  }
}

/** What the probe says of the file's first bytes, and the interest that is left. */
function ask(interest: Interest, head: Uint8Array, entry: Entry): [boolean | readonly Range[], Interest] {
  const { probe, asksHead, problem } = interest;
  if (problem !== undefined) return [[], interest];
  if (!asksHead || probe.accepts === undefined) return [true, interest];
  try {
    return [probe.accepts(head, entry), { probe, asksHead: false }];
  } catch (error) {
    return [[], { probe, asksHead: false, problem: problemFrom(error, entry.path) }];
  }
}

/** Where all of a file is read because another probe wants it, this one was not asked about the head yet. */
function show(interest: Interest, entry: Entry, content: Content): Outcome | undefined {
  const { probe } = interest;
  try {
    const [answer, { problem }] = interest.asksHead
      ? ask(interest, content.read(0, HEAD_BYTES), entry)
      : [true, interest];
    if (problem !== undefined) return { probe, problem };
    return answer === false ? undefined : { probe, parsed: probe.parse?.(content, entry) };
  } catch (error) {
    return { probe, problem: problemFrom(error, entry.path) };
  }
}
