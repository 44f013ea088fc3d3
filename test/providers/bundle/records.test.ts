import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RecordReader } from '../../../src/providers/bundle/records.js';

const TOKEN = 'hostdrift-record-1-2-3';
const TEXT = `hostdrift-bundle 1 ${TOKEN}\n\n${TOKEN} host - web\n\n${TOKEN} part 4096 /a b\nsome\n\nbytes\n${TOKEN} end -\n`;

function read(chunks: readonly Buffer[]): string[] {
  const records: string[] = [];
  const reader = new RecordReader(({ kind, argument, path, body }) => {
    records.push([kind, argument, Buffer.from(path).toString(), Buffer.from(body).toString()].join('|'));
  });
  for (const chunk of chunks) reader.write(chunk);
  reader.end();
  return records;
}

describe('records of a bundle', () => {
  it('are read alike in whatever pieces they come', () => {
    const whole = Buffer.from(TEXT);
    const expected = ['host|-|web|', 'part|4096|/a b|some\n\nbytes'];
    assert.deepEqual(read([whole]), expected);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 20 }), (cuts) => {
        const at = [0, ...cuts, whole.length].sort((a, b) => a - b);
        const chunks = at.slice(1).map((end, index) => whole.subarray(at[index], end));
        assert.deepEqual(read(chunks), expected);
      }),
    );
  });

  it('must begin and end as the collector does it', () => {
    assert.throws(() => read([Buffer.from(TEXT.slice(0, -8))]), /its end is missing/);
    assert.throws(() => read([]), /its end is missing|does not begin/);
    assert.throws(() => read([Buffer.from('hostdrift-bundle 1 x\n')]), /does not begin as a bundle does/);
    assert.throws(() => read([Buffer.from('PK\u0003\u0004\n')]), /does not begin as a bundle does/);
    assert.throws(() => read([Buffer.alloc(20_000, 65)]), /does not begin as a bundle does/);
  });

  it('throw nothing but errors with words on any bytes behind the start', () => {
    const start = Buffer.from(`hostdrift-bundle 1 ${TOKEN}\n`);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        assert.throws(() => read([start, Buffer.from(bytes)]), /its end is missing/);
      }),
    );
  });
});
