import { fileURLToPath } from 'node:url';
import type { Command } from '@oclif/core/command';
import { Config } from '@oclif/core/config';
import { run } from '@oclif/core/run';
import { UNANSWERED } from '../cli/exit-status.js';
import { failureText, isDebugging } from '../cli/failure.js';

/** The commands by their ids, each loaded when it is run. */
export type Commands = Readonly<Record<string, () => Promise<{ readonly default: Command.Class }>>>;

/** What the bundle `program.cjs` exports, of which the build makes the table of commands. */
export interface Program {
  readonly start: typeof start;
  readonly commands: Commands;
}

/** Runs the command of `commands` that `argv` names, of the tool whose executable is `url`. */
export async function start(argv: string[], url: string, commands: Commands): Promise<void> {
  // An error that no command foresaw, thrown or left behind, is exit status 2: Node's own 1 would say "findings".
  const fail = (error: unknown, commands: readonly string[] = []): void => {
    process.stderr.write(failureText(error, { flags: [], commands, debug: isDebugging(process.env.DEBUG) }));
    process.exit(UNANSWERED);
  };
  process.once('uncaughtException', (error) => fail(error));
  const config = await Config.load(fileURLToPath(url));
  // Left to itself oclif looks for a file of each.
  for (const command of config.commands) {
    const load = commands[command.id];
    if (load !== undefined) command.load = async () => (await load()).default;
  }
  try {
    // Not followed by oclif's flush: it waits for a reader that may be gone; Node itself ends only when all is written.
    await run(withHelpFlag(argv), config);
  } catch (error) {
    fail(error, config.commandIDs);
  }
}

/** `help check` is what many type for `check --help`; for oclif it would take a plugin. */
function withHelpFlag(argv: string[]): string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
}
