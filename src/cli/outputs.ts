import { EnvironmentError } from '../model/problem.js';
import { didYouMean } from './nearest.js';

/** A format to render, and the file that it goes to; no file: standard output. */
export interface Output {
  readonly format: string;
  readonly file?: string | undefined;
}

/**
 * What `--format` and every `--output` ask for. `FORMAT=FILE` is written besides what goes to standard output;
 * a `FILE` alone takes its place, in the format of `--format`, else of its ending, and `-` is standard output.
 * Throws `EnvironmentError` for a format that there is none of, or when two outputs name one file.
 */
export function outputsOf(
  format: string | undefined,
  values: readonly string[],
  formats: readonly string[],
): readonly Output[] {
  const named: Output[] = [];
  const plain: string[] = [];
  for (const value of values) {
    const match = /^([a-z][a-z0-9-]*)=(.+)$/s.exec(value);
    if (match === null) plain.push(value);
    else named.push({ format: known(match[1] ?? '', formats), file: match[2] });
  }
  const main =
    plain.length === 0 ? [{ format: format ?? 'terminal' }] : plain.map((file) => ofFile(file, format, formats));
  const outputs = [...main, ...named];
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new EnvironmentError(`Two outputs go to ${twice}.`, 'Name a file for each.');
  return outputs;
}

function ofFile(file: string, format: string | undefined, formats: readonly string[]): Output {
  const ending = /\.([a-z]+)$/.exec(file)?.[1] ?? '';
  const chosen = format ?? (formats.includes(ending) ? ending : 'terminal');
  return file === '-' ? { format: chosen } : { format: chosen, file };
}

function known(format: string, formats: readonly string[]): string {
  if (formats.includes(format)) return format;
  throw new EnvironmentError(
    `There is no format ${format}: the formats are ${formats.join(', ')}.`,
    didYouMean(format, formats) ?? 'A file whose name has a "=" is written as ./NAME.',
  );
}
