import assert from 'node:assert/strict';
import type { Entry } from '../../../src/model/files.js';
import { pythonProbe } from '../../../src/probes/runtimes/python.js';
import { ProbeVisitor, wishOf } from '../../../src/probes/visitor.js';
import { visitRandom } from '../../../src/providers/files/content.js';
import { openRandomAccess } from '../../../src/providers/files/random-access.js';
import { Threads } from '../../../src/providers/files/threads.js';
import { scratchDirectory } from '../../support/scratch.js';

const FILES = 300;

describe('Threads', () => {
  const { path, write } = scratchDirectory();
  const names = Array.from({ length: FILES }, (_, at) => `usr/lib/python3.11/m${at}.py`);

  beforeEach(() => {
    for (const [at, name] of names.entries()) write(name, `def f${at}(): pass\n${'# long\n'.repeat(700)}`);
  });

  /** Shows all files; `limit`: how many threads. Returns what was made of each, and how many were shown here. */
  async function shown(limit: number, directory = path()) {
    const visitor = new ProbeVisitor(wishOf(pythonProbe), true);
    const threads = new Threads(visitor, limit);
    const values = new Map<string, unknown>();
    let here = 0;
    try {
      for (const name of names) {
        const entry: Entry = { path: `/${name}`, type: 'file', mode: 0o644, uid: 0, gid: 0, size: 5000 };
        const selection = visitor.select(entry);
        assert.notEqual(selection, 'none');
        threads.show({
          entry,
          location: () => ({ path: `${directory}/${name}` }),
          here: () => {
            here += 1;
            const file = openRandomAccess(path(name));
            values.set(name, visitRandom(visitor, entry, selection as 'whole', file));
            file.close();
          },
          keep: (value) => values.set(name, value),
        });
      }
      await threads.finish();
    } finally {
      threads.close();
    }
    return { values, here };
  }

  it('gives some files away, and what is made of them there is what is made of them here', async () => {
    const alone = await shown(0);
    const shared = await shown(1);
    assert.equal(alone.here, FILES);
    assert.ok(shared.here < FILES);
    assert.deepEqual(new Map([...shared.values].sort()), new Map([...alone.values].sort()));
    assert.equal(alone.values.size, FILES);
  });

  it('shows here what another thread could not', async () => {
    const { values, here } = await shown(1, '/nowhere');
    assert.deepEqual([values.size, here], [FILES, FILES]);
  });

  it('gives nothing to a thread that does not know the probes', () => {
    const visitor = new ProbeVisitor(wishOf(pythonProbe));
    const entry: Entry = { path: `/${names[0]}`, type: 'file', mode: 0o644, uid: 0, gid: 0, size: 5000 };
    let here = 0;
    new Threads(visitor, 1).show({ entry, location: () => ({ path: '/x' }), here: () => here++, keep: assert.fail });
    assert.equal(here, 1);
  });
});
