import assert from 'node:assert/strict';
import { chmodSync, linkSync, symlinkSync } from 'node:fs';
import type { ProgressEvent } from '../../src/model/progress.js';
import { dirProvider } from '../../src/providers/dir.js';
import { scratchDirectory } from '../support/scratch.js';
import { READER, treeLines } from '../support/visitor.js';

describe('dir:PATH', () => {
  const { path, write } = scratchDirectory();

  it('is the root filesystem in the directory', async () => {
    write('root/etc/motd', 'hello');
    chmodSync(path('root/etc/motd'), 0o640);
    chmodSync(path('root/etc'), 0o750);
    symlinkSync('/etc/motd', path('root/mtab'));
    const environment = await dirProvider.open(path('root'), `dir:${path('root')}`, {});
    assert.deepEqual(environment.description, { reference: `dir:${path('root')}`, kind: 'directory' });
    assert.deepEqual([environment.image, environment.live], [undefined, undefined]);
    const tree = await environment.scan(READER);
    await environment.close();
    assert.deepEqual(treeLines(tree), [
      'directory 750 /etc',
      'file 640 /etc/motd "hello"',
      'symlink /mtab -> /etc/motd',
    ]);
    assert.equal(tree.value('/mtab'), 'hello', 'links are followed inside the root');
  });

  it('is found by a relative path and through a link, and stays the same when the working directory changes', async () => {
    write('root/name', 'x');
    symlinkSync('root', path('link'));
    const before = process.cwd();
    process.chdir(path());
    try {
      const opened = [await dirProvider.open('root', 'root', {}), await dirProvider.open('./link/', 'link', {})];
      process.chdir('/');
      for (const environment of opened) {
        assert.deepEqual(treeLines(await environment.scan(READER)), ['file 644 /name "x"']);
      }
    } finally {
      process.chdir(before);
    }
  });

  it('tells how far it is in a large one', async () => {
    write('root/0', '');
    for (let at = 1; at <= 2000; at += 1) linkSync(path('root/0'), path(`root/${at}`));
    const events: ProgressEvent[] = [];
    const environment = await dirProvider.open(path('root'), 'root', { onProgress: (event) => events.push(event) });
    await environment.scan({ ...READER, select: () => 'none' });
    assert.deepEqual(events, [{ phase: 'files', done: 2000, detail: path('root') }]);
  });

  it('refuses what is no directory or not there, and names it', async () => {
    write('file', 'x');
    await assert.rejects(dirProvider.open(path('file'), 'dir:file', {}), {
      name: 'EnvironmentError',
      message: `${path('file')} is not a directory`,
    });
    await assert.rejects(dirProvider.open(path('missing'), 'dir:missing', {}), {
      name: 'EnvironmentError',
      message: `${path('missing')} cannot be read: no such file or directory`,
    });
  });

  it('is what a bare path to a directory is taken for, unless it is an OCI layout', () => {
    const recognises = (type: 'file' | 'directory', ...names: string[]) =>
      dirProvider.recognises?.({ path: 'x', type, head: new Uint8Array(), has: (name) => names.includes(name) });
    assert.equal(recognises('directory'), true);
    assert.equal(recognises('directory', 'index.json'), true);
    assert.equal(recognises('directory', 'oci-layout'), true);
    assert.equal(recognises('directory', 'oci-layout', 'index.json'), false);
    assert.equal(recognises('file'), false);
  });
});
