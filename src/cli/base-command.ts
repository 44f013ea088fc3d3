import { Command } from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type { RenderOptions } from '../model/reporter.js';
import type { Snapshot } from '../model/snapshot.js';
import { prose } from '../model/visible.js';
import { redactReference } from '../redaction/reference.js';
import { UNANSWERED } from './exit-status.js';
import { failureText, isDebugging } from './failure.js';
import { type Opening, openingOf, type Taking } from './flags.js';
import { lookOf } from './look.js';
import { named } from './named.js';
import type { Output } from './outputs.js';
import { ProgressLine } from './progress.js';
import { settingsNotFound } from './settings-found.js';

/** What is done with a text that goes to a file. */
export type WriteFile = (path: string, text: string) => Promise<void>;

/** What makes a snapshot of a reference. */
export type Take = (reference: string, options: Taking) => Promise<Snapshot>;

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

  /** Opens environments one after the other, with progress, as `take` does; their snapshots bear the names given here. */
  protected opener(take: Take, flags: Opening & { readonly quiet: boolean }): (name: string) => Promise<Snapshot> {
    const progress = this.progress(flags.quiet);
    const options = openingOf(flags);
    return async (name) => {
      const read = new Set<string>();
      const onRead = flags.settings === undefined ? undefined : (_: string, path: string) => void read.add(path);
      const taken = await take(name, { ...options, onRead, onProgress: progress.of(name) });
      progress.clear();
      this.sayNotFound(name, flags.settings, taken, read);
      return named(taken, name);
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
  protected look(file?: string): Pick<RenderOptions, 'width' | 'color' | 'unicode'> {
    return lookOf(file === undefined ? process.stdout : {}, file === undefined ? process.env : {});
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
