import { fileURLToPath } from 'node:url';
import { Config, run } from '@oclif/core';
import { UNANSWERED } from '../cli/exit-status.js';
import { failureText, isDebugging } from '../cli/failure.js';

/** Runs the command that `argv` names, of the tool whose executable is `url`. */
export async function start(argv: string[], url: string): Promise<void> {
  // An error that no command foresaw, thrown or left behind, is exit status 2: Node's own 1 would say "findings".
  const fail = (error: unknown, commands: readonly string[] = []): void => {
    process.stderr.write(failureText(error, { flags: [], commands, debug: isDebugging(process.env.DEBUG) }));
    process.exit(UNANSWERED);
  };
  process.once('uncaughtException', (error) => fail(error));
  try {
    // Not followed by oclif's flush: it waits for a reader that may be gone; Node itself ends only when all is written.
    await run(withHelpFlag(argv), url);
  } catch (error) {
    const { commandIDs } = await Config.load(fileURLToPath(url));
    fail(error, commandIDs);
  }
}

/** `help check` is what many type for `check --help`; for oclif it would take a plugin. */
function withHelpFlag(argv: string[]): string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
}
