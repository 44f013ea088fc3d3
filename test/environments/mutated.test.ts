import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { EnvironmentError } from '../../src/model/problem.js';
import { openEnvironment } from '../../src/providers/open.js';
import { archive, newDockerArchive, ociLayout, oldDockerArchive, podmanArchive } from '../support/image.js';
import { rootTar, sampleRoot } from '../support/root.js';
import { scratchDirectory } from '../support/scratch.js';
import { tinyImage } from '../support/tiny-image.js';
import { READER } from '../support/visitor.js';

const image = tinyImage({ tags: ['demo:1'], config: { User: 'app', Env: ['A=b'] } });

/** Small environments in one file each, by the scheme that opens them. */
const FILES: readonly (readonly [scheme: string, bytes: Buffer])[] = [
  ['tar', rootTar(sampleRoot().filter(({ content = '' }) => content.length < 5000))],
  ['docker-archive', archive(oldDockerArchive(image))],
  ['docker-archive', archive(newDockerArchive(image))],
  ['docker-archive', archive(podmanArchive(image))],
  ['oci-archive', archive(ociLayout(image, 'none'))],
  ['oci-archive', archive(ociLayout(image, 'gzip'))],
];

async function open(reference: string): Promise<void> {
  const environment = await openEnvironment(reference);
  try {
    const tree = await environment.scan(READER);
    assert.ok([...tree.entries()].length >= tree.holes.length - 1);
  } finally {
    await environment.close();
  }
}

/** Bytes changed here and there, perhaps cut, perhaps packed. */
const damage = fc.record({
  changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
  keep: fc.option(fc.nat(), { freq: 3 }),
  packed: fc.boolean(),
});

describe('environments with bytes changed', () => {
  const { path } = scratchDirectory();

  it('are read, or refused with an error for the user that names the file', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), damage, async ([scheme, original], { changes, keep, packed }) => {
        const bytes = Buffer.from(original);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const cut = keep === null ? bytes : bytes.subarray(0, keep % bytes.length);
        writeFileSync(path('damaged'), packed ? gzipSync(cut, { level: 1 }) : cut);
        for (const reference of [`${scheme}:${path('damaged')}`, path('damaged')]) {
          try {
            await open(reference);
          } catch (error) {
            assert.ok(error instanceof EnvironmentError, `${reference}: ${String(error)}`);
            assert.ok(error.message.includes('damaged') && !error.message.includes('\n'), error.message);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
