import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { localesProbe } from '../../../src/probes/machine/locales.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

const section = async (files: Record<string, MemoryFile>) =>
  (await runProbes(memoryEnvironment(files), [localesProbe])).locales;

/** An archive with these names. */
function archive(...names: string[]): Uint8Array {
  const text = Buffer.from(names.map((name) => `${name}\0`).join(''));
  const header = Buffer.alloc(5000);
  header.writeUInt32LE(0xde020109, 0);
  header.writeUInt32LE(header.length, 20);
  header.writeUInt32LE(text.length, 24);
  return Buffer.concat([header, text]);
}

describe('the locales probe', () => {
  it('finds those in directories and in the archive, by the names that are looked up', async () => {
    const found = await section({
      '/usr/lib/locale/C.UTF-8/LC_CTYPE': 'x',
      '/usr/lib/locale/C.UTF-8/LC_TIME': 'x',
      '/usr/lib/locale/locale-archive': archive('de_DE.utf8', 'de_DE'),
    });
    assert.equal(found?.status, 'complete');
    assert.deepEqual(found?.facts, {
      'C.utf8': { path: '/usr/lib/locale/C.UTF-8' },
      de_DE: { path: '/usr/lib/locale/locale-archive' },
      'de_DE.utf8': { path: '/usr/lib/locale/locale-archive' },
    });
  });

  it('says that an archive is none', async () => {
    const found = await section({ '/usr/lib/locale/locale-archive': 'x' });
    assert.deepEqual([found?.status, found?.problems[0]?.path], ['failed', '/usr/lib/locale/locale-archive']);
  });
});
