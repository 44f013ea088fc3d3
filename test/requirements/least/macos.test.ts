import assert from 'node:assert/strict';
import { leastMacOs } from '../../../src/requirements/least/macos.js';
import { snapshotOf } from '../../support/snapshots.js';

const file = (...parts: object[]) => ({ kind: 'mach-o', parts });
const least = (facts: Record<string, object>) =>
  leastMacOs(snapshotOf({ 'foreign-binaries': { facts: facts as never } }));

describe('what files for macOS need', () => {
  it('is the newest release by processor, and libraries that are neither brought nor a part of macOS', () => {
    const loads = ['/usr/lib/libSystem.B.dylib', '@rpath/libvips.dylib', '/opt/homebrew/lib/libpq.5.dylib'];
    assert.deepEqual(
      least({
        '/app': file({ machine: 'arm64', minimum: '11.0', loads }, { machine: 'x86_64', minimum: '10.9', loads }),
        '/lib/libvips.dylib': file({ machine: 'x86_64', minimum: '10.15', loads: [] }, { machine: 'i386', loads: [] }),
      }),
      {
        files: 2,
        machines: [{ machine: 'arm64', minimum: '11.0' }, { machine: 'i386' }, { machine: 'x86_64', minimum: '10.15' }],
        loads: [{ name: '/opt/homebrew/lib/libpq.5.dylib', files: ['/app'] }],
        unread: [],
      },
    );
  });

  it('is nothing where there are none', () => {
    assert.equal(least({}), undefined);
  });
});
