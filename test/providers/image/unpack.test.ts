import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { EnvironmentError } from '../../../src/model/problem.js';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import { bomb, damaged, unpackTar } from '../../../src/providers/image/unpack.js';
import { hasZstd, pack } from '../../support/image.js';
import { memoryFile } from '../../support/memory-file.js';
import { pendingUnless } from '../../support/pending.js';
import { buildTar } from '../../support/tar.js';

const tar = buildTar([{ name: 'a', content: 'x'.repeat(3000) }, { name: 'b' }]);

async function names(bytes: Uint8Array): Promise<string[]> {
  const found: string[] = [];
  await unpackTar('a.tgz', memoryFile(bytes), DEFAULT_LIMITS, (entry) => {
    found.push(entry.name);
    return undefined;
  });
  return found;
}

describe('unpacking a tar', () => {
  it('shows its entries', async () => {
    assert.deepEqual(await names(gzipSync(tar)), ['a', 'b']);
    assert.deepEqual(await names(tar), ['a', 'b']);
  });

  it('lets the receiver catch up after every piece, and end it', async () => {
    const noise = Buffer.from(Array.from({ length: 300_000 }, () => Math.floor(Math.random() * 256)));
    const bytes = gzipSync(buildTar([{ name: 'a', content: noise }, { name: 'b' }]));
    let turns = 0;
    const found: string[] = [];
    const handler = (entry: { readonly name: string }) => {
      found.push(entry.name);
      return undefined;
    };
    await unpackTar('a.tgz', memoryFile(bytes), DEFAULT_LIMITS, handler, () => {
      turns += 1;
      return Promise.resolve(turns < 2);
    });
    assert.equal(turns, 2);
    assert.deepEqual(found, ['a']);
  });

  it('is an error that names the archive where it is cut, in any compression', async function () {
    await assert.rejects(names(gzipSync(tar).subarray(0, 40)), {
      message: 'a.tgz is damaged or incomplete: unexpected end of file',
    });
    await assert.rejects(names(gzipSync(tar.subarray(0, 1000))), { message: /tar ends inside "a"/ });
    pendingUnless(this, hasZstd(), 'neither this Node nor a zstd command packs zstd');
    const packed = pack(tar, 'zstd');
    for (const length of [packed.length - 1, packed.length - 6, 20]) {
      await assert.rejects(names(packed.subarray(0, length)), EnvironmentError, `${length} of ${packed.length}`);
    }
  });

  it('tells what went wrong in the words of its cause, and leaves an error for the user as it is', () => {
    const cause = new Error('incorrect data check');
    const error = damaged('a.tgz', cause);
    assert.equal(error.message, 'a.tgz is damaged or incomplete: incorrect data check');
    assert.equal(error.cause, cause);
    const bombed = bomb('a.tgz', DEFAULT_LIMITS);
    assert.match(bombed.advice ?? '', /--limit ratio=NUMBER/);
    assert.equal(damaged('a.tgz', bombed), bombed);
  });
});
