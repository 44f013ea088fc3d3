import assert from 'node:assert/strict';
import { payloadFiles } from '../../../src/requirements/least/payload-files.js';
import { aLibrary, aPayload, aProgram, aScript, filesOf } from '../../support/payload.js';

describe('the files of a payload', () => {
  it('are its programs, libraries and scripts, each kind sorted, and what is broken', () => {
    const files = filesOf(
      {
        '/b': aProgram(),
        '/a': aScript('/bin/sh'),
        '/c': { kind: 'broken', reason: 'truncated', message: 'it ends too early' },
      },
      { '/a.so': aLibrary('a.so') },
    );
    assert.deepEqual(
      files.elfs.map(({ path, program }) => [path, program]),
      [
        ['/a.so', false],
        ['/b', true],
      ],
    );
    assert.deepEqual(files.scripts, [{ path: '/a', interpreter: '/bin/sh', argument: undefined }]);
    assert.deepEqual(files.broken, [{ path: '/c', message: 'it ends too early' }]);
  });

  it('bring a library by its file, its soname and the links to it, for their own machine only', () => {
    const arm = { machine: 'aarch64' };
    const library = aLibrary('libx.so.1', { name: 'libx.so.1.2', links: ['/lib/libx.so'] });
    const files = filesOf({}, { '/lib/libx.so.1.2': library, '/arm/liby.so': aLibrary('liby.so', arm) });
    for (const name of ['libx.so.1', 'libx.so.1.2', 'libx.so']) assert.ok(files.brings(name, library), name);
    assert.equal(files.brings('liby.so', library), false);
    assert.equal(files.brings('liby.so', { ...library, ...arm }), true);
    assert.ok(files.has('/lib/libx.so') && files.has('/arm/liby.so') && !files.has('/lib'));
  });

  it('are none where nothing was captured', () => {
    const { elfs, scripts, broken } = payloadFiles({ ...aPayload({}), sections: {} });
    assert.deepEqual([elfs, scripts, broken], [[], [], []]);
  });
});
