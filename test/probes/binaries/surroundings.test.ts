import assert from 'node:assert/strict';
import { linksElsewhere, plainFiles } from '../../../src/probes/binaries/surroundings.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

const nothing = {
  select: () => 'none' as const,
  narrow: () => 'none' as const,
  visit: () => undefined,
  unreadable: () => undefined,
};

describe('linksElsewhere', () => {
  it('keeps links to directories and to nowhere, as written, and not those to files', async () => {
    const tree = await memoryEnvironment({
      '/lib': { link: 'usr/lib' },
      '/usr/lib/libfoo.so.1': 'x',
      '/usr/lib/libfoo.so': { link: 'libfoo.so.1' },
      '/gone': { link: '../nowhere' },
      '/loop': { link: 'loop' },
      '/proc/self/root': { link: '/' },
    }).scan(nothing);
    assert.deepEqual(
      [...linksElsewhere(tree)],
      [
        ['/gone', '../nowhere'],
        ['/lib', 'usr/lib'],
        ['/loop', 'loop'],
      ],
    );
  });
});

describe('plainFiles', () => {
  it('names what cannot be executed: all of a small tree, of a large one what lies among programs', async () => {
    const few = { '/bin/a': 'x', '/bin/b': { content: 'x', mode: 0o755 }, '/deep/er/c': 'x', '/lib/libx.so.1': 'x' };
    assert.deepEqual(
      [...plainFiles(await memoryEnvironment(few).scan(nothing))],
      [
        ['/bin', 'directory'],
        ['/bin/a', 'not-executable'],
        ['/deep', 'directory'],
        ['/deep/er', 'directory'],
        ['/deep/er/c', 'not-executable'],
        ['/lib', 'directory'],
      ],
    );
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`/var/data/${i}`, 'x']));
    const names = [...plainFiles(await memoryEnvironment({ ...few, ...many }).scan(nothing))].map(([path]) => path);
    assert.deepEqual(names, ['/bin', '/bin/a', '/deep', '/lib', '/var']);
  });
});
