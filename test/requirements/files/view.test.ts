import assert from 'node:assert/strict';
import { buildElf } from '../../support/elf/build.js';
import { glibcSystem, LOADER, library, program, sceneOf } from '../../support/proof.js';

describe('View', () => {
  it('lays the payload over the target, links followed', async () => {
    const { view } = await sceneOf(glibcSystem(), {
      '/app': program(),
      '/lib/libfoo.so.1.0': library('libfoo.so.1'),
      '/lib/libfoo.so.1': { link: 'libfoo.so.1.0' },
      '/lib/libbar.so.1': { link: '/opt/app/lib/libfoo.so.1.0' },
      '/current': { link: 'lib' },
    });
    const paths = ['/opt/app/lib/libfoo.so.1', '/opt/app/lib/libbar.so.1', '/opt/app/current/libfoo.so.1'];
    for (const path of paths) {
      const found = view.find(path);
      assert.equal(found.kind === 'elf' ? found.path : found.kind, '/opt/app/lib/libfoo.so.1.0');
    }
    assert.equal(view.find('/opt/app/lib/libbaz.so.1').kind, 'missing');
    assert.equal(view.find(LOADER).kind, 'elf');
    assert.equal(view.real('/lib64/x'), '/usr/lib64/x');
  });

  it('puts a payload for the root where the links of the target lead', async () => {
    const { view } = await sceneOf(glibcSystem(), { '/lib64/libc.so.6': library('libc.so.6') }, { at: '/' });
    const found = view.find('/usr/lib64/libc.so.6');
    assert.equal(found.kind === 'elf' && found.origin, 'payload');
  });

  it('tells what is there and cannot be used', async () => {
    const { view } = await sceneOf(glibcSystem(), {
      '/a.so': buildElf().subarray(0, 200),
      '/b.so': 'INPUT(libb.so.1)',
      '/c': 'text',
      '/d': { directory: true },
    });
    assert.equal(view.find('/opt/app/a.so').kind, 'broken');
    const odd = ['/opt/app/b.so', '/opt/app/c', '/opt/app/d'].map((path) => view.find(path));
    assert.deepEqual(
      odd.map((found) => found.kind === 'odd' && found.what),
      ['short', 'not-executable', 'directory'],
    );
  });

  it('finds libraries that are alike, and directories that matter', async () => {
    const { view } = await sceneOf(glibcSystem(), { '/lib/libfoo.so.1': library('libfoo.so.1') });
    assert.deepEqual(
      view.alike('libfoo.so.2').map(({ path }) => path),
      ['/opt/app/lib/libfoo.so.1'],
    );
    assert.deepEqual(
      [view.isPlace('/lib64'), view.isPlace('/opt/app/lib'), view.isPlace('/nowhere')],
      [true, true, false],
    );
  });
});
