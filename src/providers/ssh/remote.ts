import { EnvironmentError } from '../../model/problem.js';

/** Where to connect to, in the words of ssh(1). */
export interface Remote {
  /** `USER@HOST` or `HOST`. */
  readonly destination: string;
  readonly port: string | undefined;
}

/** Names as they are in use; nothing that ssh or a shell could take for an option or a command. */
const REMOTE = /^\/\/((?:[\w][\w.+-]*@)?(?:[\w][\w.-]*|\[[0-9a-fA-F:.%\w]+\]))(?::(\d{1,5}))?\/?$/;

/** Reads what follows `ssh:`. Throws {@link EnvironmentError}. */
export function remoteOf(rest: string, reference: string): Remote {
  const [, destination, port] = REMOTE.exec(rest) ?? [];
  if (destination === undefined || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))) {
    throw new EnvironmentError(
      `${reference} names no host`,
      'Write ssh://HOST, ssh://USER@HOST or ssh://USER@HOST:PORT.',
    );
  }
  return { destination: destination.replace(/[[\]]/g, ''), port };
}
