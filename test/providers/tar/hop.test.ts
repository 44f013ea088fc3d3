import assert from 'node:assert/strict';
import { TarError } from '../../../src/providers/tar/header.js';
import { hopTar } from '../../../src/providers/tar/hop.js';
import { memoryFile } from '../../support/memory-file.js';
import { buildTar } from '../../support/tar.js';

describe('hopping over a tar', () => {
  it('tells where the data of each entry lies', () => {
    const bytes = buildTar([
      { name: 'a', content: 'x'.repeat(40_000) },
      { name: 'dir/', type: '5' },
      { name: 'b', content: 'yz' },
    ]);
    const found = [...hopTar(memoryFile(bytes))].map(({ entry, offset }) => [
      entry.name,
      bytes
        .subarray(offset, offset + entry.size)
        .toString()
        .slice(0, 3),
    ]);
    assert.deepEqual(found, [
      ['a', 'xxx'],
      ['dir/', ''],
      ['b', 'yz'],
    ]);
  });

  it('reads next to nothing between the headers', () => {
    const bytes = buildTar(
      Array.from({ length: 10 }, (_, at) => ({ name: `f${at}`, content: Buffer.alloc(1_000_000) })),
    );
    const file = memoryFile(bytes);
    assert.equal([...hopTar(file)].length, 10);
    assert.ok(file.taken() < 300_000, `${file.taken()} bytes were read`);
  });

  it('does without the mark of the end and the padding of the last entry', () => {
    const bytes = buildTar([{ name: 'a', content: 'abc' }], 0);
    assert.equal([...hopTar(memoryFile(bytes))].length, 1);
    assert.equal([...hopTar(memoryFile(bytes.subarray(0, 515)))].length, 1);
    assert.deepEqual([...hopTar(memoryFile(Buffer.alloc(0)))], []);
  });

  it('says where a cut archive ends, and how much is missing', () => {
    const bytes = buildTar([{ name: 'a', content: 'x'.repeat(1000) }]);
    assert.throws(() => [...hopTar(memoryFile(bytes.subarray(0, 700)))], {
      name: 'TarError',
      message: 'tar ends inside "a", 812 bytes short at byte 700',
    });
    assert.throws(() => [...hopTar(memoryFile(bytes.subarray(0, 300)))], TarError);
  });
});
