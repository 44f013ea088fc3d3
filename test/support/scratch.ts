import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A directory of its own for each test of the suite that calls this; removed after the test. */
export function scratchDirectory(): { readonly path: (name?: string) => string; readonly write: Write } {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'hostdrift-test-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  return {
    path: (name = '') => join(directory, name),
    write: (name, content) => {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), content);
    },
  };
}

/** Writes a file below the scratch directory, with the directories on its way. */
type Write = (name: string, content: string) => void;
