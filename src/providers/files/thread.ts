import { parentPort, workerData } from 'node:worker_threads';
import type { FileVisitor } from '../../model/files.js';
import { visitRandom } from './content.js';
import { openLocation } from './random-access.js';
import type { Answer, Batch, ThreadStart } from './threads.js';

/** Serves, in a thread that `Threads` started, the files that it gives; `visitorOf` makes the visitor of that name. */
export function serve(visitorOf: (names: readonly string[]) => FileVisitor): void {
  const { names, done } = workerData as ThreadStart;
  const visitor = visitorOf(names);
  parentPort?.on('message', ({ number, files }: Batch) => {
    const results = files.map((file) => show(visitor, file));
    Atomics.add(done, 0, 1);
    try {
      parentPort?.postMessage({ number, results } satisfies Answer);
    } catch {
      // What cannot be sent is made again by whoever asked.
      parentPort?.postMessage({ number, results: [] } satisfies Answer);
    }
  });
}

/** `undefined` for what went wrong: whoever asked does it again, and says what it is. */
function show(visitor: FileVisitor, { entry, location }: Batch['files'][number]): Answer['results'][number] {
  try {
    const selection = visitor.select(entry);
    const file = openLocation(location);
    try {
      const value = selection === 'none' ? undefined : visitRandom(visitor, entry, selection, file);
      return { value: value === undefined ? undefined : visitor.storing?.pack(value) };
    } finally {
      file.close();
    }
  } catch {
    return undefined;
  }
}
