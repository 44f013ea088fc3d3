import assert from 'node:assert/strict';
import type { LiveFacts } from '../../../src/model/environment.js';
import { runProbes } from '../../../src/probes/engine.js';
import { kernelProbe } from '../../../src/probes/machine/kernel.js';
import { kernelSays } from '../../support/live.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

async function section(live?: LiveFacts) {
  const { kernel } = await runProbes(memoryEnvironment({}, live === undefined ? {} : { live }), [kernelProbe]);
  return kernel;
}

describe('the kernel probe', () => {
  it('does not apply to files', async () => {
    assert.equal((await section())?.status, 'not-applicable');
  });

  it('tells what the running system said', async () => {
    const kernel = { release: '6.1.0-28-amd64', version: '#1 SMP' };
    const found = await section({ kernel, problems: [] });
    assert.deepEqual(found, { status: 'complete', problems: [], facts: { kernel } });
    kernelProbe.schema.parse(found?.facts.kernel);
  });

  it('does not know what the system did not tell', async () => {
    assert.deepEqual(
      [(await section({ problems: [] }))?.status, (await section({ problems: [] }))?.facts],
      ['failed', {}],
    );
  });

  it('tells how it was started, its modules, the size of its pages and for whom it starts programs', async () => {
    const said = kernelSays({
      '/proc/cmdline': 'root=/dev/vda1 quiet\n',
      '/proc/modules': 'overlay 1 2 - Live 0x0\nbridge 1 2 - Live 0x0\n',
      '/proc/sys/fs/binfmt_misc/status': 'enabled\n',
      '/proc/sys/fs/binfmt_misc/qemu-arm': 'enabled\ninterpreter /usr/bin/qemu-arm\nflags: OCF\n',
      '/proc/sys/fs/binfmt_misc/qemu-s390x': 'enabled\ninterpreter /usr/bin/qemu-s390x\nflags: OC\n',
      '/sys/kernel/mm/transparent_hugepage/hpage_pmd_size': '536870912\n',
    });
    const live = { ...said, kernel: { release: '6.8.0-64k' } };
    const platform = { os: 'linux', architecture: 'arm64' };
    const { kernel } = await runProbes(memoryEnvironment({}, { live, platform }), [kernelProbe]);
    assert.deepEqual(kernel?.facts.kernel, {
      release: '6.8.0-64k',
      commandLine: ['root=/dev/vda1', 'quiet'],
      modules: ['bridge', 'overlay'],
      pageSize: 65536,
      emulates: ['arm', 's390x'],
      emulatesInContainers: ['arm'],
    });
    kernelProbe.schema.parse(kernel?.facts.kernel);
  });
});
