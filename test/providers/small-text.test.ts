import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import { EnvironmentError } from '../../src/model/problem.js';
import { readSmallText } from '../../src/providers/small-text.js';
import { scratchDirectory } from '../support/scratch.js';

describe('readSmallText', () => {
  const { path, write } = scratchDirectory();

  it('reads a file', async () => {
    write('a', 'text\n');
    assert.equal(await readSmallText(path('a'), 'note'), 'text\n');
  });

  it('says what cannot be read, and why', async () => {
    await assert.rejects(readSmallText(path('none'), 'note'), (error) => {
      return error instanceof EnvironmentError && /^The note .*none cannot be read: ENOENT/.test(error.message);
    });
  });

  it('refuses what nobody wrote by hand', async () => {
    write('large', '');
    truncateSync(path('large'), 1 << 30);
    await assert.rejects(readSmallText(path('large'), 'note'), /larger than a note can be/);
  });
});
