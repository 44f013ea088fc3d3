import type { Evidence, Level } from './finding.js';

/** How a payload is deployed and what is known of the machine that will run it. */
export interface Deployment {
  /** Directory of the target at which the payload's root is laid; `/` when the payload's paths are those of the target. */
  readonly at: string;
  /** Paths in the payload that are started. Default: everything in it that can be executed. */
  readonly entries?: readonly string[] | undefined;
  /** Command lines that are started, as execvp(3) takes them, each word apart; paths are those of the target as deployed. */
  readonly commands?: readonly (readonly string[])[] | undefined;
  /** Working directory of the commands, in the target as deployed. Default: {@link at}. */
  readonly directory?: string | undefined;
  /** The variables that decide what is found: `PATH`, `LD_LIBRARY_PATH`, `LD_PRELOAD`. */
  readonly environment: Readonly<Record<string, string>>;
  /** x86-64 level of the processor, 1 to 4, where it is known. */
  readonly cpuLevel?: number | undefined;
  /** Bytes of a page of the kernel, where they are known. */
  readonly pageSize?: number | undefined;
  /** Release of the kernel, where it is known. */
  readonly kernel?: string | undefined;
  /**
   * Machines whose programs the kernel starts, in the words of `uname -m`, where that is known: a 64-bit kernel may or may
   * not run 32-bit programs, and only the machine tells.
   */
  readonly machines?: readonly string[] | undefined;
}

/** One thing that an entry needs and does not get, or that cannot be decided. */
export interface Unmet {
  /** Id of the rule that explains it. */
  readonly rule: string;
  /** Stable word with its object: `missing-library:libpq.so.5`, `missing-symbol-version:GLIBC_2.38@libc.so.6`. */
  readonly cause: string;
  /** `error`: it does not start; `warning`: it starts and breaks when it gets there. */
  readonly level: Level;
  /** `unknown`: the files that would decide could not be read. */
  readonly status: 'unmet' | 'unknown';
  readonly message: string;
  /** From the entry to the piece that is missing. */
  readonly evidence: readonly Evidence[];
  readonly fix?: string | undefined;
}

/** What is proved of one entry of a payload in one target. */
export interface Proof {
  /** Name of the payload that it is about, where several are deployed. */
  readonly payload?: string | undefined;
  /** Path in the target as deployed, or a command. */
  readonly entry: string;
  /** `runs`: it is loaded and started, as far as files tell. */
  readonly verdict: 'runs' | 'breaks' | 'unknown';
  /** In the order in which the kernel and the loader meet them. */
  readonly unmet: readonly Unmet[];
}

/** What a proof about a command has for its entry. */
export function entryOf(command: readonly string[]): string {
  return command.join(' ');
}
