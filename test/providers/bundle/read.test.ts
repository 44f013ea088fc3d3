import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { readBundle } from '../../../src/providers/bundle/read.js';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import { scratchDirectory } from '../../support/scratch.js';
import { buildTar } from '../../support/tar.js';

const TOKEN = 'hostdrift-record-1-2-3';
const RECORDS = `hostdrift-bundle 1 ${TOKEN}\n\n${TOKEN} host - web\n${'x'.repeat(600)}\n${TOKEN} end -\n`;
const ARCHIVE = buildTar([{ name: 'hostdrift-bundle', content: RECORDS }]);

describe('readBundle', () => {
  const { path, write } = scratchDirectory();

  async function read(bytes: Buffer, limits = {}): Promise<string[]> {
    write('b', bytes as unknown as string);
    const kinds: string[] = [];
    await readBundle(path('b'), { ...DEFAULT_LIMITS, ...limits }, ({ kind }) => kinds.push(kind));
    return kinds;
  }

  it('takes records as they are and in an archive, packed or not, in one piece of gzip or several', async () => {
    const pieces = Buffer.concat([gzipSync(ARCHIVE.subarray(0, 512)), gzipSync(ARCHIVE.subarray(512))]);
    for (const bytes of [Buffer.from(RECORDS), gzipSync(RECORDS), ARCHIVE, gzipSync(ARCHIVE), pieces]) {
      assert.deepEqual(await read(bytes), ['host']);
    }
  });

  it('refuses what is cut, of another kind, or too large, and says so', async () => {
    await assert.rejects(read(ARCHIVE.subarray(0, 900)), /b is damaged or incomplete: tar ends inside/);
    await assert.rejects(read(gzipSync(ARCHIVE).subarray(0, 60)), /b is damaged or incomplete/);
    await assert.rejects(read(Buffer.from(RECORDS.slice(0, 300))), /its end is missing/);
    await assert.rejects(read(buildTar([{ name: 'etc/passwd', content: 'x' }])), /is no bundle of the collector/);
    await assert.rejects(read(Buffer.alloc(600, 65)), /is no bundle of the collector/);
    await assert.rejects(read(gzipSync(ARCHIVE), { layer: 100 }), /unpacks to too many bytes \(limit layer=100\)/);
    await assert.rejects(read(Buffer.alloc(0)), /is empty/);
  });
});
