import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findListing, lsListing } from '../../../src/providers/bundle/listing.js';

const NUL = '\0';

describe('listings of files', () => {
  it('of find: names may hold anything but NUL', () => {
    const body = `d 755 0 0 4096 ${NUL}${NUL}f 4755 0 1000 12 a/b c\nd${NUL}${NUL}l 777 0 0 3 l${NUL}x y${NUL}D 1 1 1 1 door${NUL}${NUL}`;
    const common = { uid: 0, gid: 0 };
    assert.deepEqual(
      [...findListing(Buffer.from(body))],
      [
        { ...common, path: '/a/b c\nd', type: 'file', mode: 0o4755, gid: 1000, size: 12, link: undefined },
        { ...common, path: '/l', type: 'symlink', mode: 0o777, size: 3, link: 'x y' },
      ],
    );
  });

  it('of ls: modes, devices, arrows in names, dates of two kinds, lines that are none', () => {
    const odd: string[] = [];
    const body = [
      'total 8',
      '-rwsr-xr-t 1 0 1000 12 Jan  1 12:00 a -> b',
      'lrwxrwxrwx. 1 0 0 3 Jan 11  2024 a -> b -> c d',
      'crw--w---- 1 0 5 4, 64 Jan  1 12:00 tty0',
      'drwxr-xr-x+  2 1 2  4096 Feb 29  2024  leading',
      'the rest of a name',
      '',
    ].join('\n');
    const entries = [...lsListing('/x', Buffer.from(body), (line) => odd.push(line))];
    assert.deepEqual(
      entries.map(({ path, type, mode, link }) => [path, type, mode.toString(8), link]),
      [
        ['/x/a -> b', 'file', '5755', undefined],
        ['/x/a -> b', 'symlink', '777', 'c d'],
        ['/x/tty0', 'character', '620', undefined],
        ['/x/ leading', 'directory', '755', undefined],
      ],
    );
    assert.deepEqual(odd, ['the rest of a name']);
  });

  it('throw only what says that they cannot be understood', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        [...lsListing('', bytes, () => undefined)];
        try {
          [...findListing(bytes)];
        } catch (error) {
          assert.match(String(error), /Error: a listing of files/);
        }
      }),
    );
  });
});
