import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { Progress } from '../model/progress.js';
import type { Snapshot } from '../model/snapshot.js';
import { prose } from '../model/visible.js';
import { redactReference } from '../redaction/reference.js';
import { UNANSWERED } from './exit-status.js';
import { failureText, isDebugging } from './failure.js';
import { type Opening, openingOf, type Taking } from './flags.js';
import { type Look, lookOf } from './look.js';
import { named } from './named.js';
import type { Output } from './outputs.js';
import { ProgressLine } from './progress.js';
import { settingsNotFound } from './settings-found.js';

/** What is done with a text that goes to a file. */
export type WriteFile = (path: string, text: string) => Promise<void>;

/** What makes a snapshot of a reference. */
export type Take = (reference: string, options: Taking) => Promise<Snapshot>;

/** How an environment was read. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly read: readonly (readonly [section: string, path: string, probe: string])[];
  readonly milliseconds: number;
}

/** What all commands share: how they fail, where they show progress, how they hand out results. */
export abstract class BaseCommand extends Command {
  static override baseFlags = {
    quiet: Flags.boolean({ char: 'q', description: 'No progress on standard error.', helpGroup: 'GLOBAL' }),
  };

  #progress: ProgressLine | undefined;

  /** Progress on standard error, or nothing where `--quiet` was given. */
  protected progress(quiet: boolean): ProgressLine {
    const { stderr, env } = process;
    const silent = { write: () => undefined };
    this.#progress = new ProgressLine(quiet ? silent : stderr, undefined, env.TERM === 'dumb');
    return this.#progress;
  }

  /**
   * Opens environments one after the other, with progress, as `take` does; their snapshots bear the names given here. What
   * `account` says of each is written to standard error.
   */
  protected opener(
    take: Take,
    flags: Opening & { readonly quiet: boolean },
    account?: (read: Reading) => string,
  ): (name: string) => Promise<Snapshot> {
    const progress = this.progress(flags.quiet);
    const options = openingOf(flags);
    return async (name) => {
      const [started, read]: [number, Reading['read'][number][]] = [performance.now(), []];
      const isAsked = account !== undefined || flags.settings !== undefined;
      const onRead = isAsked ? (...file: Reading['read'][number]) => void read.push(file) : undefined;
      const taken = await take(name, { ...options, onRead, onProgress: progress.of(name) });
      progress.clear();
      this.sayNotFound(name, flags.settings, taken, new Set(read.map(([, path]) => path)));
      const snapshot = named(taken, name);
      if (account !== undefined)
        process.stderr.write(account({ snapshot, read, milliseconds: performance.now() - started }));
      return snapshot;
    };
  }

  /** Says on standard error which files of settings that were named are not there: that may be so, or a slip of the pen. */
  protected sayNotFound(
    name: string,
    settings: readonly string[] | undefined,
    taken: Snapshot,
    read: ReadonlySet<string>,
  ): void {
    for (const path of settingsNotFound(settings ?? [], taken, read)) {
      process.stderr.write(`hostdrift: ${prose(redactReference(name))} has no ${prose(path)} (--settings)\n`);
    }
  }

  /** How a text looks that goes to standard output, or, when `file` is given, to that file. */
  protected look(file?: string): Look {
    return lookOf(file === undefined ? process.stdout : {}, file === undefined ? process.env : {}, process.cwd());
  }

  /** Progress of work on what is called `name`, after {@link opener} or {@link progress}. */
  protected working(name: string): Progress {
    return this.#progress?.of(name) ?? (() => undefined);
  }

  /** How a text looks that goes to standard error. */
  protected errorLook(): Look {
    return lookOf(process.stderr, process.env, process.cwd());
  }

  /** Renders each output and writes it; files first, so that one that cannot be written is said before results. */
  protected async deliver<Format>(
    outputs: readonly Output<Format>[],
    render: (output: Output<Format>) => string,
    write: WriteFile,
  ): Promise<void> {
    this.#progress?.clear();
    for (const output of outputs) if (output.file !== undefined) await write(output.file, render(output));
    for (const output of outputs) if (output.file === undefined) process.stdout.write(render(output));
  }

  /** Every error ends here: a paragraph on standard error and exit status 2, which never means "findings". */
  protected override async catch(error: Error & { code?: unknown }): Promise<void> {
    this.#progress?.clear();
    if (error.code === 'EEXIT') throw error;
    const { usage, flags, baseFlags } = this.ctor;
    process.exitCode = UNANSWERED;
    process.stderr.write(
      failureText(error, {
        usage: typeof usage === 'string' ? usage : undefined,
        flags: Object.keys({ ...baseFlags, ...flags }),
        debug: isDebugging(process.env.DEBUG),
      }),
    );
  }
}
