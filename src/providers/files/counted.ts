import type { FileVisitor } from '../../model/files.js';
import type { Progress } from '../../model/progress.js';

/** So many files are looked at between two reports of progress. */
const STEP = 500;

/** The visitor, which also tells how many files it was shown; `detail` is where they lie. */
export function counted(visitor: FileVisitor, onProgress: Progress | undefined, detail: string): FileVisitor {
  if (onProgress === undefined) return visitor;
  let done = 0;
  const { storing, names } = visitor;
  return {
    select(entry) {
      done += 1;
      if (done % STEP === 0) onProgress({ phase: 'files', done, detail });
      return visitor.select(entry);
    },
    narrow: (entry, head) => visitor.narrow(entry, head),
    visit: (entry, content) => visitor.visit(entry, content),
    unreadable: (entry, error) => visitor.unreadable(entry, error),
    ...(storing === undefined ? {} : { storing }),
    ...(names === undefined ? {} : { names }),
    isHeavy: (entry) => visitor.isHeavy?.(entry) === true,
  };
}
