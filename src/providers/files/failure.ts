import { getSystemErrorMap } from 'node:util';

/** What the system said, without the path that the caller adds anyway: it may be one of this machine, which is nobody's business. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  const number = 'errno' in error && typeof error.errno === 'number' ? error.errno : 0;
  const [name, text] = getSystemErrorMap().get(number) ?? [];
  // zlib counts its errors with the same numbers.
  return text !== undefined && name === code ? text : error.message;
}
