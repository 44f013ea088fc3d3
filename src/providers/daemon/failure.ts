import { EnvironmentError } from '../../model/problem.js';
import { describe } from '../files/failure.js';
import type { Endpoint } from './endpoint.js';
import type { DaemonKind } from './kinds.js';

/** What a daemon answered instead of what it was asked for. */
export class Refusal extends EnvironmentError {
  constructor(
    daemon: string,
    path: string,
    /** Of HTTP: 404 where it does not know the name. */
    readonly status: number,
    /** The daemon's own words. */
    readonly said: string,
  ) {
    super(`${daemon} answers ${path} with status ${status}${said === '' ? '' : `: ${said}`}`);
  }
}

/** The error for a daemon that answers nowhere: each place where it was looked for, with what happened there. */
export function unreachable(
  kind: DaemonKind,
  failures: readonly { readonly endpoint: Endpoint; readonly error: unknown }[],
): EnvironmentError {
  const tried = failures.map(({ endpoint: { address, from }, error }) => {
    return `${address}${from === 'default' ? '' : ` (${from})`}: ${reason(error)}`;
  });
  const denied = failures.find(({ error }) => codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM');
  const what = denied === undefined ? 'No daemon answers' : 'The daemon may not be asked';
  return new EnvironmentError(
    tried.length === 0 ? `${kind.name}: no socket is known` : `${kind.name}: ${what} at ${tried.join(', nor at ')}`,
    denied === undefined ? kind.startAdvice : kind.permissionAdvice,
    { cause: failures[0]?.error },
  );
}

/** The error for what broke while `what` was read from a daemon, of which `received` bytes had come. */
export function interrupted(daemon: string, what: string, received: number, error: unknown): EnvironmentError {
  if (error instanceof EnvironmentError) return error;
  return new EnvironmentError(
    `${daemon} stopped sending ${what} after ${received} bytes: ${reason(error)}`,
    `Look at its log (journalctl -u ${daemon}), and try again.`,
    { cause: error },
  );
}

function reason(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'no such socket';
  if (code === 'ECONNREFUSED') return 'nobody listens';
  if (code === 'ECONNRESET') return 'the connection broke';
  return describe(error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
