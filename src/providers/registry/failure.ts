import { EnvironmentError } from '../../model/problem.js';

/** Nothing came for too long. */
export class SilenceError extends Error {
  constructor(milliseconds: number) {
    super(`nothing came for ${milliseconds / 1000} s`);
  }
}

/** How often one that says nothing is asked in all: each time takes as long as anyone has patience. */
const SILENCES = 2;

/** Codes of failures that another attempt does not change: no such name, nobody listens, no trust. */
const LASTING = /^(?:ENOTFOUND|ECONNREFUSED|EPROTO|ABORT_ERR|ERR_TLS.*|ERR_SSL.*|ERR_INVALID.*|.*CERT.*|UNABLE_TO_.*)$/;

/** Whether another attempt after the `attempt`th is not worth it. */
export function isLasting(error: unknown, attempt: number): boolean {
  return LASTING.test(codeOf(error)) || (error instanceof SilenceError && attempt >= SILENCES);
}

/** Node's code of an error, or nothing. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether a failure is that of TLS meeting plain HTTP. */
export function isPlain(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EPROTO' || /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/.test(code);
}

/** What a user is told of a registry that gave no answer. */
export function unreachable(url: URL, error: unknown): EnvironmentError {
  const code = codeOf(error);
  const why = isPlain(error) ? 'it does not speak TLS' : wordsOf(error);
  const advice = /CERT|UNABLE_TO_/.test(code)
    ? 'If it is the right one, name the certificate of its authority: --registry-ca FILE, or SSL_CERT_FILE.'
    : isPlain(error)
      ? 'If it really is not encrypted and you accept that, add --plain-http.'
      : 'Check its name, the network, and whether it is running.';
  return new EnvironmentError(`${url.host} cannot be reached: ${why}`, advice, { cause: error });
}

/** What Node says of a connection; of several addresses that were tried, what it says of the first. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return wordsOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
