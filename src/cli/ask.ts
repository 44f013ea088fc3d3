import { createInterface } from 'node:readline/promises';
import { EnvironmentError } from '../model/problem.js';

/** Asks a person, and takes an empty answer for `fallback`. */
export type Ask = (question: string, fallback?: string) => Promise<string>;

/** Lets `work` ask questions at a terminal: on standard error, since results go to standard output. */
export async function asking<T>(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const terminal = createInterface({ input, output });
  // Left to itself it makes an error of Ctrl-C; a shell is to see what ended the program.
  terminal.once('SIGINT', () => {
    terminal.close();
    output.write('\n');
    process.kill(process.pid, 'SIGINT');
  });
  const ended = new Promise<never>((_, reject) => terminal.once('close', () => reject(noAnswer())));
  // It also ends when all is answered, and nobody waits for it then.
  ended.catch(() => undefined);
  try {
    return await work(async (question, fallback = '') => {
      const hint = fallback === '' ? '' : ` [${fallback}]`;
      const answer = terminal.question(`${question}${hint} `);
      answer.catch(() => undefined);
      return (await Promise.race([ended, answer])).trim() || fallback;
    });
  } finally {
    terminal.close();
  }
}

function noAnswer(): EnvironmentError {
  return new EnvironmentError('There are no more answers', 'Give as flags what is asked for: --help lists them.');
}
