import assert from 'node:assert/strict';
import { ArchiveError, members, startOf, wholeOf } from '../../../src/formats/java/zip.js';
import { jar } from '../../support/jar.js';

describe('members', () => {
  it('go by the directory', () => {
    assert.deepEqual(
      [...members(jar({ 'a.txt': 'one', 'b/c.txt': 'two' }))].map(({ name, method }) => [name, method]),
      [
        ['a.txt', 8],
        ['b/c.txt', 8],
      ],
    );
    assert.throws(() => [...members(Buffer.alloc(40))], ArchiveError);
  });
});

describe('startOf', () => {
  it('unpacks the beginning', () => {
    const bytes = jar({ 'a.txt': 'one' });
    const [member] = [...members(bytes)];
    assert.ok(member);
    assert.equal(Buffer.from(startOf(bytes, member, 100)).toString(), 'one');
    assert.throws(() => startOf(bytes, { ...member, offset: bytes.length }, 100), ArchiveError);
  });
});

describe('wholeOf', () => {
  it('unpacks all, up to a limit', () => {
    const bytes = jar({ 'a.txt': 'x'.repeat(1000) });
    const [member] = [...members(bytes)];
    assert.ok(member);
    assert.equal(wholeOf(bytes, member, 1000)?.length, 1000);
    assert.equal(wholeOf(bytes, member, 999), undefined);
    assert.equal(wholeOf(bytes, { ...member, method: 99 }, 1000), undefined);
  });
});
