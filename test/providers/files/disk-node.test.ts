import assert from 'node:assert/strict';
import { chmodSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { DiskNode } from '../../../src/providers/files/disk-node.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('a node on disk', () => {
  const { path, write } = scratchDirectory();

  it('asks for metadata when they are wanted, and keeps them', () => {
    write('f', 'abc');
    chmodSync(path('f'), 0o4750);
    const node = new DiskNode('f', 'file', new DiskNode('', 'directory', path()));
    const { mode, uid, gid, size } = node.metadata;
    assert.deepEqual(
      { mode, uid, gid, size },
      { mode: 0o4750, uid: process.getuid?.(), gid: statSync(path('f')).gid, size: 3 },
    );
    rmSync(path('f'));
    assert.equal(node.metadata.size, 3);
    assert.equal(node.hole, undefined);
  });

  it('reads where a link leads', () => {
    symlinkSync('caf\\xe9', path('l'));
    symlinkSync(Buffer.from('caf\xe9', 'latin1'), path('m'));
    const top = new DiskNode('', 'directory', path());
    assert.equal(new DiskNode('l', 'symlink', top).link, 'caf\\x5cxe9');
    assert.equal(new DiskNode('m', 'symlink', top).link, 'caf\\xe9');
    assert.equal(new DiskNode('l', 'file', top).link, undefined);
  });

  it('says what could not be read of it', () => {
    const top = new DiskNode('', 'directory', path());
    const file = new DiskNode('gone', 'file', top);
    assert.equal(file.metadata.mode, 0);
    assert.equal(file.hole, 'no such file or directory');
    const link = new DiskNode('gone', 'symlink', top);
    assert.equal(link.link, undefined);
    assert.equal(link.hole, 'no such file or directory');
  });

  it('knows where it lies, by the bytes of its name and of those above', () => {
    const at = (node: DiskNode) => Buffer.from(node.location as string).toString('latin1');
    const top = new DiskNode('', 'directory', '/');
    assert.equal(at(new DiskNode('etc', 'directory', top)), '/etc');
    const odd = new DiskNode('\\xe9', 'directory', new DiskNode('srv', 'directory', top), Buffer.from([0xe9]));
    assert.equal(at(new DiskNode('x', 'file', odd)), '/srv/\xe9/x');
    assert.equal(at(new DiskNode('\\x5cxe9', 'file', top, '\\xe9')), '/\\xe9');
    writeFileSync(Buffer.concat([Buffer.from(`${path()}/`), Buffer.from([0xe9])]), 'abcd');
    const real = new DiskNode('\\xe9', 'file', new DiskNode('', 'directory', path()), Buffer.from([0xe9]));
    assert.equal(real.metadata.size, 4);
  });
});
