import assert from 'node:assert/strict';
import { leastInterpreters } from '../../../src/requirements/least/interpreters.js';
import { aLibrary, aProgram, aScript, filesOf } from '../../support/payload.js';

const LOADER = '/lib64/ld-linux-x86-64.so.2';

describe('the interpreters of a payload', () => {
  it('are the loaders, those of scripts, and what env looks for', () => {
    const files = filesOf(
      {
        '/a': aProgram(),
        '/b': aScript('/bin/sh'),
        '/c': aScript('/usr/bin/env', 'python3'),
        '/d': aScript('/usr/bin/env', '-S node --no-warnings'),
        '/e': aScript('/usr/bin/env', '/opt/ruby'),
      },
      { '/libc.so.6': aLibrary('libc.so.6', { interpreter: LOADER }) },
    );
    assert.deepEqual(leastInterpreters(files, false), [
      { name: 'node', kind: 'command', files: ['/d'] },
      { name: 'python3', kind: 'command', files: ['/c'] },
      { name: LOADER, kind: 'loader', files: ['/a'] },
      { name: '/bin/sh', kind: 'script', files: ['/b'] },
      { name: '/opt/ruby', kind: 'script', files: ['/e'] },
      { name: '/usr/bin/env', kind: 'script', files: ['/c', '/d', '/e'] },
    ]);
  });

  it('leave out those that lie in the payload, where it lies in its place', () => {
    const files = filesOf({ '/app/run': aScript('/app/python'), '/app/python': aProgram() });
    const names = (inPlace: boolean) => leastInterpreters(files, inPlace).map(({ name }) => name);
    assert.deepEqual(names(true), [LOADER]);
    assert.deepEqual(names(false), [LOADER, '/app/python']);
  });
});
