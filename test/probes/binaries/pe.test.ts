import assert from 'node:assert/strict';
import { peProbe } from '../../../src/probes/binaries/pe.js';
import { runProbes } from '../../../src/probes/engine.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { buildPe } from '../../support/pe.js';

describe('the pe probe', () => {
  it('finds programs and libraries for Windows, by name or execute bit', async () => {
    const { 'foreign-binaries': section } = await runProbes(
      memoryEnvironment({
        '/app.EXE': buildPe({ imports: ['KERNEL32.dll'] }),
        '/lib/x.node': buildPe({ dll: true, delayed: ['node.exe'] }),
        '/bin/tool': { content: buildPe({ dotnet: true }), mode: 0o755 },
        '/text.exe': 'MZ is only text',
        '/data': buildPe(),
      }),
      [peProbe],
    );
    const common = { kind: 'pe', machine: 'x64', subsystem: 'console', minimum: '6.1' };
    assert.equal(section?.status, 'complete');
    assert.deepEqual(section?.facts, {
      '/app.EXE': { ...common, role: 'program', imports: ['KERNEL32.dll'] },
      '/bin/tool': { ...common, role: 'program', imports: [], dotnet: true },
      '/lib/x.node': { ...common, role: 'library', imports: [], delayed: ['node.exe'] },
    });
  });

  it('says where it is not known what a damaged one loads', async () => {
    const damaged = buildPe({ imports: ['a.dll'] });
    damaged.writeUInt32LE(0x99999, 0x400 + 12);
    const { 'foreign-binaries': section } = await runProbes(memoryEnvironment({ '/a.exe': damaged }), [peProbe]);
    assert.match(String(section?.facts['/a.exe']?.unread), /not in the file/);
  });
});
