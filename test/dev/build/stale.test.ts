import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { removeStale } from '../../../src/dev/build/stale.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('removeStale', () => {
  const scratch = scratchDirectory();

  it('removes what came from sources that are gone, and nothing else', async () => {
    scratch.write('src/a/kept.ts', '');
    scratch.write('test/kept.test.ts', '');
    for (const room of ['src/a/kept', 'src/a/gone', 'test/kept.test', 'test/gone.test']) {
      for (const ending of ['js', 'js.map', 'd.ts']) scratch.write(`build/${room}.${ending}`, '');
    }
    scratch.write('build/src/other.json', '');
    assert.deepEqual(await removeStale(scratch.path()), [
      'src/a/gone.d.ts',
      'src/a/gone.js',
      'src/a/gone.js.map',
      'test/gone.test.d.ts',
      'test/gone.test.js',
      'test/gone.test.js.map',
    ]);
    for (const kept of ['src/a/kept.js', 'src/a/kept.d.ts', 'test/kept.test.js.map', 'src/other.json']) {
      assert.ok(existsSync(scratch.path(`build/${kept}`)), kept);
    }
    assert.ok(!existsSync(scratch.path('build/src/a/gone.js')));
  });
});
