import { handle, run } from '@oclif/core';

/** Runs the command that `argv` names, of the tool whose executable is `url`. */
export async function start(argv: string[], url: string): Promise<void> {
  // An error that no command foresaw, thrown or left behind, is exit status 2: Node's own 1 would say "findings".
  const fail = (error: unknown): Promise<void> => {
    const thrown: Error & { oclif?: { exit?: number } } = error instanceof Error ? error : new Error(String(error));
    return handle(Object.assign(thrown, { oclif: { exit: 2, ...thrown.oclif } }));
  };
  process.once('uncaughtException', fail);
  // Not followed by oclif's flush: it waits for a reader that may be gone; Node itself ends only when all is written.
  await run(argv, url).catch(fail);
}
