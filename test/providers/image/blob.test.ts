import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { FileBlob, parseDigest, readBlob, Verifier } from '../../../src/providers/image/blob.js';
import { sha256 } from '../../support/image.js';
import { memoryFile } from '../../support/memory-file.js';

const bytes = Buffer.from('content');

describe('a blob in a file', () => {
  it('comes in order, in pieces', async () => {
    const large = Buffer.alloc(2_500_000, 'x');
    const pieces: number[] = [];
    for await (const chunk of new FileBlob('b', memoryFile(large)).stream()) pieces.push(chunk.length);
    assert.deepEqual(pieces, [1048576, 1048576, 402848]);
  });

  it('is an error where the file becomes shorter', async () => {
    const blob = new FileBlob('b', { ...memoryFile(bytes), size: 100 });
    await assert.rejects(readBlob(blob, 1000), { message: 'b became shorter while it was read' });
  });

  it('is read whole up to a size, and held against its digest', async () => {
    const blob = new FileBlob('b', memoryFile(bytes));
    assert.deepEqual(await readBlob(blob, 7, `sha256:${sha256(bytes)}`), bytes);
    await assert.rejects(readBlob(blob, 6), { name: 'EnvironmentError', message: /^b has 7 bytes/ });
    await assert.rejects(readBlob(blob, 7, `sha256:${'0'.repeat(64)}`), {
      message: /^b is damaged: its digest is sha256:/,
    });
  });
});

describe('a digest', () => {
  it('is checked piece by piece', () => {
    const digest = `sha512:${createHash('sha512').update(bytes).digest('hex')}`;
    const verifier = new Verifier(digest, 'layer');
    verifier.update(bytes.subarray(0, 3));
    verifier.update(bytes.subarray(3));
    verifier.check();
    assert.throws(() => new Verifier(digest, 'layer').check(), {
      message: /^layer is damaged: its digest is sha512:cf83e1/,
    });
  });

  it('is taken apart, or refused, so that it can be part of a path', () => {
    const hex = 'a'.repeat(64);
    assert.deepEqual(parseDigest(`sha256:${hex}`, 'x'), { algorithm: 'sha256', hex });
    for (const bad of [
      '',
      'sha256',
      'sha256:',
      'sha256:../../etc',
      `sha256:${hex}0`,
      `sha256:${hex}:x`,
      `md5:${hex}`,
      `sha256:${'A'.repeat(64)}`,
    ]) {
      assert.throws(() => parseDigest(bad, 'x'), { name: 'EnvironmentError', message: /^x has an invalid digest/ });
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.throws(() => parseDigest(text, 'x'), { name: 'EnvironmentError' });
      }),
    );
  });
});
