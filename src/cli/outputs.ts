import { EnvironmentError } from '../model/problem.js';
import type { Reporter } from '../model/reporter.js';
import { didYouMean } from './nearest.js';

/** What renders a result, and the file that it goes to; no file: standard output. */
export interface Output<Format = Reporter> {
  readonly reporter: Format;
  readonly file?: string | undefined;
}

/**
 * What `--format` and every `--output` ask for. `FORMAT=FILE` is written besides what goes to standard output;
 * a `FILE` alone takes its place, in the format of `--format`, else of its ending, and `-` is standard output.
 * Throws `EnvironmentError` for a format that there is none of, or when two outputs name one file.
 */
export function outputsOf<Format extends { readonly id: string }>(
  format: string | undefined,
  values: readonly string[],
  reporters: readonly Format[],
): readonly Output<Format>[] {
  const named: Output<Format>[] = [];
  const plain: string[] = [];
  for (const value of values) {
    const match = /^([a-z][a-z0-9-]*)=(.+)$/s.exec(value);
    if (match === null) plain.push(value);
    else named.push({ reporter: called(match[1] ?? '', reporters), file: match[2] });
  }
  const main =
    plain.length === 0 ? [ofFile('-', format, reporters)] : plain.map((file) => ofFile(file, format, reporters));
  const outputs = [...main, ...named];
  const files = outputs.map(({ file }) => file ?? 'standard output');
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new EnvironmentError(`Two outputs go to ${twice}.`, 'Name a file for each.');
  return outputs;
}

function ofFile<Format extends { readonly id: string }>(
  file: string,
  format: string | undefined,
  reporters: readonly Format[],
): Output<Format> {
  const ending = /\.([a-z]+)$/.exec(file)?.[1];
  const chosen = format ?? (reporters.some(({ id }) => id === ending) ? ending : undefined) ?? 'terminal';
  return { reporter: called(chosen, reporters), file: file === '-' ? undefined : file };
}

function called<Format extends { readonly id: string }>(format: string, reporters: readonly Format[]): Format {
  const reporter = reporters.find(({ id }) => id === format);
  if (reporter !== undefined) return reporter;
  const names = reporters.map(({ id }) => id);
  throw new EnvironmentError(
    `There is no format ${format} here. The formats are ${names.join(', ')}`,
    didYouMean(format, names),
  );
}
