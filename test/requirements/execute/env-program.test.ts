import assert from 'node:assert/strict';
import { envProgram } from '../../../src/requirements/execute/env-program.js';
import type { FileRecord } from '../../../src/requirements/files/record.js';
import { captured, glibcSystem } from '../../support/proof.js';

const env = (path: string): FileRecord => ({ kind: 'odd', path, origin: 'target', what: 'text' });

describe('envProgram', () => {
  it('knows BusyBox by its file', async () => {
    assert.deepEqual(envProgram(await captured({}), env('/bin/busybox')), { splits: false, carriageReturn: 'text' });
  });

  it('knows coreutils by its package', async () => {
    const target = await captured(glibcSystem());
    assert.deepEqual(envProgram(target, env('/usr/bin/env')), { splits: true, carriageReturn: 'blank' });
    const old = structuredClone(target);
    Object.assign(Object.values(old.sections.packages?.facts ?? {})[0] ?? {}, { version: '8.32-4' });
    assert.deepEqual(envProgram(old, env('/usr/bin/env')), { splits: true, carriageReturn: 'text' });
  });

  it('takes one of which nothing is known for one of today', async () => {
    assert.deepEqual(envProgram(await captured({}), env('/usr/bin/env')), { splits: true, carriageReturn: 'unknown' });
  });
});
