import assert from 'node:assert/strict';
import { startedOf } from '../../../src/requirements/least/started.js';
import { aLibrary, aPayload, aProgram, aScript } from '../../support/payload.js';

const payload = aPayload(
  { '/bin/a': aProgram({ needed: ['liba.so.1', 'libc.so.6'] }), '/bin/b': aProgram(), '/run': aScript('/bin/sh') },
  {
    '/lib/liba.so.1.2': aLibrary('liba.so.1', { needed: ['libdeep.so'] }),
    '/lib/libdeep.so': aLibrary('libdeep.so', { needed: ['liba.so.1'] }),
    '/lib/libother.so': aLibrary('libother.so'),
  },
);
const kept = (...entries: string[]) =>
  ['programs', 'libraries'].flatMap((name) => Object.keys(startedOf(payload, entries).sections[name]?.facts ?? {}));

describe('what is started of a payload', () => {
  it('is the entry with the libraries that it needs, and those that they need', () => {
    assert.deepEqual(kept('/bin/a'), ['/bin/a', '/lib/liba.so.1.2', '/lib/libdeep.so']);
    assert.deepEqual(kept('/bin/b', '/run'), ['/bin/b', '/run']);
  });

  it('may be a library', () => {
    assert.deepEqual(kept('/lib/libother.so'), ['/lib/libother.so']);
  });

  it('is nothing where there is no such entry', () => {
    assert.deepEqual(kept('/nowhere'), []);
  });
});
