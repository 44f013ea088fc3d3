import type { Judged, Score } from './score.js';

/** A table of scores: one line a name. */
export function table(title: string, rows: readonly (readonly [name: string, score: Score])[]): string[] {
  const width = Math.max(title.length, ...rows.map(([name]) => name.length));
  return [
    `${title.padEnd(width)}  pairs  precision  recall  cause`,
    ...rows.map(([name, { pairs, precision, recall, cause }]) => {
      return `${name.padEnd(width)}  ${String(pairs).padStart(5)}  ${percent(precision, 9)}  ${percent(recall, 6)}  ${percent(cause, 5)}`;
    }),
  ];
}

/** One line for a pair that is wrong. */
export function wrongLine({ pair, said }: Judged): string {
  const happened =
    pair.verdict === 'runs' ? 'runs' : `breaks (${(pair.causes ?? [pair.cause]).slice(0, 3).join(', ')})`;
  const answer = said.causes.length === 0 ? said.verdict : `${said.verdict} (${said.causes.slice(0, 3).join(', ')})`;
  return `${pair.payload} in ${pair.target}: ${happened}; said ${answer}`;
}

function percent(share: number | undefined, width: number): string {
  return (share === undefined ? '–' : `${(share * 100).toFixed(1)}`).padStart(width);
}
