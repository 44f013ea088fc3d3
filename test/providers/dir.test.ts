import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { dirProvider } from '../../src/providers/dir.js';
import { scratchDirectory } from '../support/scratch.js';
import { READER } from '../support/visitor.js';

const has =
  (...names: readonly string[]) =>
  (name: string) =>
    names.includes(name);

describe('dir:PATH', () => {
  const { path, write } = scratchDirectory();

  it('is the files below the directory, by whatever name it is called', async () => {
    write('root/etc/motd', 'hello');
    symlinkSync('root', path('link'));
    for (const name of ['root', 'root/', 'link', './root/../root']) {
      const environment = await dirProvider.open(path(name), 'reference', {});
      const tree = await environment.scan(READER);
      await environment.close();
      assert.deepEqual(environment.description, { reference: 'reference', kind: 'directory' });
      assert.equal(tree.value('/etc/motd'), 'hello', name);
    }
  });

  it('is refused where it is no directory', async () => {
    write('file', '');
    await assert.rejects(dirProvider.open(path('file'), 'r', {}), {
      name: 'EnvironmentError',
      message: /file is not a directory$/,
    });
    await assert.rejects(dirProvider.open(path('gone'), 'r', {}), {
      name: 'EnvironmentError',
      message: /gone cannot be read: no such file/,
    });
  });

  it('is taken for what a directory is, but for an image layout', () => {
    const kind = { path: 'p', head: new Uint8Array() };
    assert.equal(dirProvider.recognises?.({ ...kind, type: 'directory', has: has() }), true);
    assert.equal(dirProvider.recognises?.({ ...kind, type: 'directory', has: has('index.json') }), true);
    assert.equal(dirProvider.recognises?.({ ...kind, type: 'directory', has: has('oci-layout', 'index.json') }), false);
    assert.equal(dirProvider.recognises?.({ ...kind, type: 'file', has: has() }), false);
  });
});
