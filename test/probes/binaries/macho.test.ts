import assert from 'node:assert/strict';
import { machoProbe } from '../../../src/probes/binaries/macho.js';
import { runProbes } from '../../../src/probes/engine.js';
import { buildMachO, buildUniversal } from '../../support/macho.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('the macho probe', () => {
  it('finds programs and libraries for macOS, with what each processor has of them', async () => {
    const intel = buildMachO({ cpu: 0x1000007, type: 8, older: 0xa0f00 });
    const library = { type: 6, installName: '@rpath/a.dylib', loads: ['/usr/lib/b'], weak: ['c'], rpaths: ['d'] };
    const { 'foreign-binaries': section } = await runProbes(
      memoryEnvironment({
        '/app': { content: buildMachO({ built: [1, 0xb0000] }), mode: 0o755 },
        '/x.node': buildUniversal([intel, buildMachO({ type: 8 })]),
        '/a.dylib': buildMachO(library),
        '/cut.dylib': buildMachO(library).subarray(0, 60),
        '/Main': { content: Buffer.from('cafebabe0000003d0000', 'hex'), mode: 0o755 },
      }),
      [machoProbe],
    );
    const { '/cut.dylib': cut, ...whole } = section?.facts ?? {};
    assert.equal(section?.status, 'complete');
    assert.deepEqual(whole, {
      '/a.dylib': {
        kind: 'mach-o',
        parts: [
          {
            machine: 'arm64',
            role: 'library',
            installName: '@rpath/a.dylib',
            loads: ['/usr/lib/b'],
            weak: ['c'],
            rpaths: ['d'],
          },
        ],
      },
      '/app': {
        kind: 'mach-o',
        parts: [{ machine: 'arm64', role: 'program', platform: 'macOS', minimum: '11.0', loads: [] }],
      },
      '/x.node': {
        kind: 'mach-o',
        parts: [
          { machine: 'x86_64', role: 'library', platform: 'macOS', minimum: '10.15', loads: [] },
          { machine: 'arm64', role: 'library', loads: [] },
        ],
      },
    });
    assert.deepEqual(cut, { kind: 'mach-o', parts: [], unread: 'its load commands are cut off' });
  });
});
