import assert from 'node:assert/strict';
import { fileSystemKind } from '../../../src/providers/disk/file-system-kind.js';

describe('fileSystemKind', () => {
  it('goes by what each writes at its place', async () => {
    const kind = (text: string, at: number, size = 100_000) => {
      const bytes = Buffer.alloc(size);
      bytes.write(text, at, 'latin1');
      return fileSystemKind({ size, read: async (offset, length) => bytes.subarray(offset, offset + length) });
    };
    assert.equal(await kind('\x53\xef', 1080), 'ext');
    assert.equal(await kind('XFSB', 0), 'xfs');
    assert.equal(await kind('_BHRfS_M', 0x10040), 'btrfs');
    assert.equal(await kind('LVM2 001', 536), 'LVM');
    assert.equal(await kind('x', 0), undefined);
    assert.equal(await kind('hsqs', 0, 10), 'squashfs');
  });
});
