import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { openRandomAccess, Region } from '../../../src/providers/files/random-access.js';
import { scratchDirectory } from '../../support/scratch.js';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('a file opened for reading at any place', () => {
  const { path, write } = scratchDirectory();

  it('gives what there is, fewer bytes only at its end', () => {
    write('f', '0123456789');
    const file = openRandomAccess(path('f'));
    assert.equal(file.size, 10);
    assert.equal(text(file.read(2, 3)), '234');
    assert.equal(text(file.read(8, 30)), '89');
    assert.equal(text(file.read(30, 3)), '');
    const target = Buffer.from('------');
    assert.equal(file.readInto(target, 7), 3);
    assert.equal(text(target), '789---');
    file.close();
  });

  it('is not read any more when it is closed, which may be done twice', () => {
    write('f', 'x');
    const file = openRandomAccess(path('f'));
    file.close();
    file.close();
    assert.throws(() => file.read(0, 1), { code: 'EBADF' });
    assert.throws(() => file.readInto(Buffer.alloc(1), 0), { code: 'EBADF' });
  });

  it('is a regular file: no directory, no link unless it is to be followed, no pipe that would be waited on', () => {
    write('f', 'x');
    symlinkSync('f', path('link'));
    execFileSync('mkfifo', [path('pipe')]);
    assert.throws(() => openRandomAccess(path()), { code: 'EINVAL' });
    assert.throws(() => openRandomAccess(path('pipe')), { code: 'EINVAL' });
    assert.throws(() => openRandomAccess(path('link')), { code: 'ELOOP' });
    assert.equal(text(openRandomAccess(path('link'), true).read(0, 1)), 'x');
  });

  it('may be seen in part', () => {
    write('f', '0123456789');
    const file = openRandomAccess(path('f'));
    const region = new Region(file, 3, 4);
    assert.equal(region.size, 4);
    assert.equal(text(region.read(1, 2)), '45');
    assert.equal(text(region.read(2, 50)), '56');
    assert.equal(text(region.read(50, 1)), '');
    const target = Buffer.from('------');
    assert.equal(region.readInto(target, 2), 2);
    assert.equal(text(target), '56----');
    region.close();
    assert.equal(text(file.read(0, 1)), '0');
    file.close();
  });
});
