import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { writePayload } from '../../../src/dev/bench/payload.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('writePayload', () => {
  const scratch = scratchDirectory();

  it('copies ELF files, and no more than asked for', () => {
    for (const name of ['usr/bin/b', 'usr/bin/a', 'usr/sbin/c']) scratch.write(`root/${name}`, '\x7fELF…');
    scratch.write('root/usr/bin/script', '#!/bin/sh\n');
    writePayload(scratch.path('root'), scratch.path('two'), 2);
    assert.deepEqual(readdirSync(scratch.path('two')), ['a', 'b']);
    writePayload(scratch.path('root'), scratch.path('all'), 9);
    assert.deepEqual(readdirSync(scratch.path('all')), ['a', 'b', 'c']);
  });
});
