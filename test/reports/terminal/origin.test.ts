import assert from 'node:assert/strict';
import { originLines } from '../../../src/reports/terminal/origin.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);
const directory = { reference: 'dir:/srv', kind: 'directory' as const };

describe('where a report comes from', () => {
  it('is the platform and the digest of an image', () => {
    const platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };
    const image = {
      reference: 'img.tar',
      kind: 'image' as const,
      platform,
      digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
    };
    assert.deepEqual(originLines(page, image, directory), ['  image linux/arm64/v8 sha256:0123456789ab → directory']);
  });

  it('needs no line between others', () => {
    assert.deepEqual(originLines(page, directory, directory), []);
  });
});
