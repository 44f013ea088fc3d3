import type * as z from 'zod';
import type { Candidates } from './candidates.js';
import type { Environment } from './environment.js';
import type { Content, Entry, FileTree, Range } from './files.js';
import type { Problem } from './problem.js';
import type { Fact, SectionStatus } from './snapshot.js';

/** A file that a probe parsed: the entry it lies at and what {@link Probe.parse} made of it. */
export interface ParsedFile<Parsed> {
  readonly entry: Entry;
  readonly parsed: Parsed;
}

/** What {@link Probe.conclude} works on. Nothing here opens a file. */
export interface ProbeContext<Parsed> {
  readonly environment: Pick<Environment, 'description' | 'image' | 'live'>;
  readonly tree: FileTree;
  /** Every file of this probe that could be parsed, by path, sorted. */
  readonly files: ReadonlyMap<string, ParsedFile<Parsed>>;
  /** What became of the file at `path`, links followed: parsed, not there, or unreadable (which throws `UnreadableError`). */
  file(path: string): ParsedFile<Parsed> | undefined;
  /** Key of the fact in `packages` that owns the file at `path` (a real path of the tree). */
  owner(path: string): string | undefined;
  /** MD5 (hexadecimal) of what a package brought for the configuration file at `path` (a real path), where that is known. */
  original(path: string): string | undefined;
  /** Version of the package with this key in `packages`: epoch and revision of its packager with it. */
  version(key: string): string | undefined;
  /** Problems of this probe's files so far. */
  readonly problems: readonly Problem[];
}

/** Facts by stable key, with what stood in the way. */
export interface ProbeResult<F> {
  readonly facts: Iterable<readonly [key: string, fact: F]>;
  /** Further problems, added to those of the files. */
  readonly problems?: readonly Problem[];
  /** Given only where it is not what the problems say: `not-applicable`, or `failed`. */
  readonly status?: SectionStatus;
}

/**
 * Reads one kind of fact from an environment. A probe says which files are its own and what they mean;
 * the engine walks, opens, limits and closes, and one pass serves all probes.
 */
export interface Probe<Parsed = unknown, F extends Fact = Fact> {
  /** Unique name, also that of the file it is written in. */
  readonly id: string;
  /** Section that the probe fills, alone or with others (the package managers share `packages`). Default: its id. */
  readonly section?: string;
  /** What the keys of all its facts begin with, where several probes share a section: its problems hide no others. */
  readonly keys?: string;
  /** What the section holds, for people: "OS packages". */
  readonly title: string;
  /** Schema of one fact. */
  readonly schema: z.ZodType<F>;
  /** Well-known files, absolute. They are found through links, also through those that leave their directory. */
  readonly paths?: readonly string[];
  /** Further files, judged by name and metadata alone. Called for every regular file: keep it cheap. */
  matches?(entry: Entry): boolean;
  /**
   * The files that {@link matches} may answer for, as patterns: what is collected where no probe runs. A file that is not
   * among them is never one of an environment that was collected; a test holds the two against each other.
   */
  readonly candidates?: Candidates;
  /**
   * For files that only their first bytes tell apart: `false` when the file is not the probe's,
   * else which parts {@link parse} will read (`true`: all of it). Files in {@link paths} are not asked.
   */
  accepts?(head: Uint8Array, entry: Entry): boolean | readonly Range[];
  /** Meaning of one file. What it throws becomes a problem of the section that names the file. Must copy what it keeps. */
  parse?(content: Content, entry: Entry): Parsed;
  /**
   * Further files that those parsed so far lead to, by their real paths, where too many could be wanted to read them all.
   * Asked again until it names nothing new. `generous`: each further walk costs as much as the first, so it should name
   * all that may be wanted by what it names.
   */
  follows?(context: Pick<ProbeContext<Parsed>, 'tree' | 'files'>, generous: boolean): Iterable<string>;
  /** Whether {@link parse} takes so long that other threads share in the files; what it returns must then be plain data. */
  readonly isHeavy?: boolean;
  /** Whether an unreadable file or directory at `path` may hide facts of this probe. Default: {@link paths} and their parents. */
  concerns?(path: string): boolean;
  /**
   * Which fact owns which file: pairs of a path, as the package database writes it, and the fact's key.
   * The engine resolves the paths and answers {@link ProbeContext.owner} from them.
   */
  owners?(
    context: Omit<ProbeContext<Parsed>, 'owner' | 'original' | 'version'>,
  ): Iterable<readonly [path: string, key: string]>;
  /** What packages brought for configuration files, which may have been edited since: pairs of a path and an MD5. */
  originals?(
    context: Omit<ProbeContext<Parsed>, 'owner' | 'original' | 'version'>,
  ): Iterable<readonly [path: string, md5: string]>;
  /** The section, from the parsed files and the tree. */
  conclude(context: ProbeContext<Parsed>): ProbeResult<F>;
  /**
   * Fields that cannot hold a secret and look as if they did: names of symbols, digests that the probe makes. Redaction
   * leaves them alone; whatever is not named here is looked through for secrets.
   */
  readonly encoded?: readonly string[];
  /** How two environments' facts of this section are compared. */
  readonly comparison?: SectionComparison;
}

/** What the comparison must know of a section to line its facts up and to order its versions. */
export interface SectionComparison {
  /** Fields of a fact that are not compared: they follow from others, or merely locate it. */
  readonly ignore?: readonly string[];
  /**
   * Name by which leftovers of two environments are paired (the same package under another architecture, a library that
   * moved); of several the first is the fact's own, to the others it answers as well (what a package provides).
   */
  pairBy?(key: string, fact: Fact): string | readonly string[] | undefined;
  /** The key in another section of what owns this fact; its differences are folded into the owner's. */
  owner?(key: string, fact: Fact): { readonly section: string; readonly key: string } | undefined;
  /** Whether a fact merely follows from others (a default, something inherited): to have it alone is no difference. */
  derived?(fact: Fact): boolean;
  /** Whether bills of materials leave such a fact out: that one of them does not list it is no difference. */
  unlisted?(fact: Fact): boolean;
  /** An owner explains a difference only where the fact of each side names one. Default: that of either side does. */
  readonly ownedByBoth?: boolean;
}
