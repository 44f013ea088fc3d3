import assert from 'node:assert/strict';
import { foreignRows } from '../../../src/reports/requires/foreign.js';

describe('rows of what other systems must provide', () => {
  it('name the release, the runtimes and the libraries', () => {
    const windows = {
      files: 2,
      machines: ['arm64', 'x64'],
      minimum: '6.1',
      runtimes: [{ name: '.NET', files: ['/a.exe'] }],
      loads: [{ name: 'libpq.dll', files: ['/a.exe'] }],
      unread: [{ path: '/c.dll', message: 'cut' }],
    };
    const macos = {
      files: 1,
      machines: [{ machine: 'arm64', minimum: '11.0' }, { machine: 'i386' }],
      loads: [{ name: '@rpath/x\u001b.dylib', files: ['/b'] }],
      unread: [],
    };
    assert.deepEqual(
      foreignRows({ windows, macos }).map(({ label, value }) => `${label}: ${value}`),
      [
        'Windows: arm64 and x64, 7 or newer',
        'runtime: .NET (/a.exe)',
        'DLL: libpq.dll (/a.exe)',
        'macOS: arm64, 11.0 or newer',
        'macOS: i386',
        'dylib: @rpath/x\\x1b.dylib (/b)',
        'not known: what /c.dll loads: cut',
      ],
    );
    assert.deepEqual(foreignRows({}), []);
    assert.match(foreignRows({ windows: { ...windows, minimum: '11.5' } })[0]?.value ?? '', /11\.5 or newer/);
  });
});
