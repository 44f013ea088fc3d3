import assert from 'node:assert/strict';
import type { ElfRecord } from '../../../src/requirements/files/record.js';
import { expandPath, expandTokens } from '../../../src/requirements/load/tokens.js';

const record: ElfRecord = {
  kind: 'elf',
  role: 'program',
  path: '/opt/app/bin/run',
  origin: 'payload',
  isStatic: false,
  fact: { class: 64, machine: 'x86_64', needed: [], requires: {} },
};

describe('expandTokens', () => {
  it('replaces what ld.so replaces, and nothing else', () => {
    assert.equal(expandTokens('$ORIGIN/../lib', record, 'lib64'), '/opt/app/bin/../lib');
    assert.equal(expandTokens(`$\{ORIGIN}/$LIB/$PLATFORM`, record, 'lib64'), '/opt/app/bin/lib64/x86_64');
    assert.equal(expandTokens('$ORIGINAL/$HOME', record, 'lib64'), '$ORIGINAL/$HOME');
  });
});

describe('expandPath', () => {
  it('takes an empty part for the current directory, which is the root', () => {
    assert.deepEqual(expandPath('/a::$ORIGIN', record, 'lib'), ['/a', '/', '/opt/app/bin']);
  });
});
