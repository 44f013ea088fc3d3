import assert from 'node:assert/strict';
import { leastWindows, unreadOf } from '../../../src/requirements/least/windows.js';
import { snapshotOf } from '../../support/snapshots.js';

const pe = (more: object) => ({
  kind: 'pe',
  machine: 'x64',
  role: 'library',
  subsystem: 'console',
  minimum: '6.1',
  imports: [],
  ...more,
});
const least = (facts: Record<string, object>) =>
  leastWindows(snapshotOf({ 'foreign-binaries': { facts: facts as never } }));

describe('what files for Windows need', () => {
  it('is the newest release, runtimes, and libraries that are neither brought nor a part of Windows', () => {
    const imports = [
      'KERNEL32.dll',
      'libVips-42.dll',
      'VCRUNTIME140_1.dll',
      'api-ms-win-core-synch-l1-2-0.dll',
      'LibPQ.dll',
    ];
    assert.deepEqual(
      least({
        '/bin/app.exe': pe({ imports, minimum: '10.0' }),
        '/lib/LIBVIPS-42.DLL': pe({ imports: ['api-ms-win-crt-heap-l1-1-0.dll'], machine: 'arm64' }),
        '/x.node': pe({ delayed: ['node.exe'], dotnet: true }),
      }),
      {
        files: 3,
        machines: ['arm64', 'x64'],
        minimum: '10.0',
        runtimes: [
          { name: '.NET', files: ['/x.node'] },
          { name: 'Node.js', files: ['/x.node'] },
          { name: 'Universal C runtime (a part of Windows since 10)', files: ['/lib/LIBVIPS-42.DLL'] },
          { name: 'Visual C++ runtime 14 (2015 to 2022)', files: ['/bin/app.exe'] },
        ],
        loads: [{ name: 'libpq.dll', files: ['/bin/app.exe'] }],
        unread: [],
      },
    );
  });

  it('is not known of files that could not be read', () => {
    const files = [['/b.exe', pe({ unread: 'cut' })] as never, ['/a.exe', pe({})] as never];
    assert.deepEqual(unreadOf(files), [{ path: '/b.exe', message: 'cut' }]);
    assert.deepEqual(least({ '/b.exe': pe({ unread: 'cut' }) })?.unread, [{ path: '/b.exe', message: 'cut' }]);
  });

  it('is nothing where there are none', () => {
    assert.equal(least({ '/a': { kind: 'mach-o', parts: [] } }), undefined);
  });
});
