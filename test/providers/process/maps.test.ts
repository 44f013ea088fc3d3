import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseMaps } from '../../../src/providers/process/maps.js';

const MAPS = `
559cb7486000-559cb74b5000 r--p 00000000 fe:00 260104                     /usr/bin/bash
00401000-00585000 r-xp 0002f000 fe:00 260104                     /usr/bin/bash
7f0000000000-7f0000001000 r-xp 00000000 fe:00 12                         /usr/lib/libold.so.1 (deleted)
7f0000001000-7f0000002000 r-xp 00000000 fe:00 13                         /opt/with space\\012and line/libx.so
7f0000002000-7f0000003000 r--p 00000000 fe:00 14                         /usr/lib/locale/locale-archive
7f0000003000-7f0000004000 r-xp 00000000 00:01 15                         /memfd:jit (deleted)
7f0000004000-7f0000005000 r-xp 00000000 fe:00 16                         /usr/lib/libtwice.so (deleted)
7f0000005000-7f0000006000 r-xp 00000000 fe:00 17                         /usr/lib/libtwice.so
7f0000006000-7f0000007000 rwxp 00000000 00:00 0 
7ffd00000000-7ffd00001000 r-xp 00000000 00:00 0                          [vdso]
`;

describe('what a process has mapped', () => {
  it('are files with code, each once, also those that are deleted', () => {
    assert.deepEqual(parseMaps(MAPS), [
      { path: '/opt/with space\nand line/libx.so', deleted: false, range: '7f0000001000-7f0000002000' },
      { path: '/usr/bin/bash', deleted: false, range: '401000-585000' },
      { path: '/usr/lib/libold.so.1', deleted: true, range: '7f0000000000-7f0000001000' },
      { path: '/usr/lib/libtwice.so', deleted: false, range: '7f0000005000-7f0000006000' },
    ]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseMaps(text)));
  });
});
