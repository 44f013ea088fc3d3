import { EnvironmentError } from '../model/problem.js';

/** `NAME=VALUE` as often as it was given, as a record. Throws {@link EnvironmentError} where there is no `=`; `flag` is named then. */
export function pairsOf(flag: string, values: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    values.map((text): [string, string] => {
      const at = text.indexOf('=');
      if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
      throw new EnvironmentError(`--${flag} ${text} has no value.`, `Write it as --${flag} NAME=VALUE.`);
    }),
  );
}
