import { createInterface } from 'node:readline/promises';

/** Asks a person, and takes an empty answer for `fallback`. */
export type Ask = (question: string, fallback?: string) => Promise<string>;

/** Lets `work` ask questions at a terminal: on standard error, since results go to standard output. */
export async function asking<T>(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const terminal = createInterface({ input, output });
  try {
    return await work(async (question, fallback = '') => {
      const hint = fallback === '' ? '' : ` [${fallback}]`;
      return (await terminal.question(`${question}${hint} `)).trim() || fallback;
    });
  } finally {
    terminal.close();
  }
}
