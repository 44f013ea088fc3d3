import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { architectureProbe } from '../../../src/probes/os/architecture.js';
import { buildElf } from '../../support/elf/build.js';
import { type MemoryFile, type MemoryOptions, memoryEnvironment } from '../../support/memory-environment.js';

async function section(files: Record<string, MemoryFile>, options: MemoryOptions = {}) {
  return (await runProbes(memoryEnvironment(files, options), [architectureProbe])).os;
}

const program = (content: string | Uint8Array): MemoryFile => ({ content, mode: 0o755 });
const arm64: MemoryOptions = { platform: { os: 'linux', architecture: 'arm64' } };

describe('the architecture probe', () => {
  it('is what the shell is built for, whatever an image says of itself', async () => {
    const files = { '/bin/sh': { link: 'dash' }, '/bin/dash': program(buildElf({ type: 'executable' })) };
    assert.deepEqual((await section(files, arm64))?.facts.architecture, {
      architecture: 'amd64',
      machine: 'x86_64',
      path: '/bin/dash',
    });
  });

  it('speaks of architectures as images do', async () => {
    const cases: readonly [Parameters<typeof buildElf>[0], string][] = [
      [{ class: 32 }, '386'],
      [{ machine: 183 }, 'arm64'],
      [{ class: 32, machine: 40 }, 'arm'],
      [{ machine: 21 }, 'ppc64le'],
      [{ machine: 22, littleEndian: false }, 's390x'],
      [{ machine: 243 }, 'riscv64'],
    ];
    for (const [spec, expected] of cases) {
      const os = await section({ '/app': program(buildElf({ ...spec, type: 'executable', static: true })) });
      assert.equal(os?.facts.architecture?.architecture, expected);
    }
  });

  it('goes by the loader of a root without programs, and by what an image says where there is nothing', async () => {
    const loader = { '/lib64/ld-linux-x86-64.so.2': program(buildElf({ soname: 'ld-linux-x86-64.so.2' })) };
    assert.equal((await section(loader, arm64))?.facts.architecture?.architecture, 'amd64');
    assert.deepEqual((await section({}, arm64))?.facts, { architecture: { architecture: 'arm64' } });
    assert.deepEqual(await section({}), { status: 'complete', problems: [], facts: {} });
  });

  it('is not disturbed by a program that is broken or a script', async () => {
    const os = await section({
      '/bin/broken': program('\x7fELF'),
      '/bin/sh': program('#!/bin/busybox\n'),
      '/bin/true': program(buildElf({ type: 'executable' })),
    });
    assert.deepEqual([os?.status, os?.facts.architecture?.path], ['complete', '/bin/true']);
  });

  it('does not know it where no program could be read', async () => {
    const os = await section({
      '/usr': { directory: true, unreadable: 'permission denied' },
      '/bin': { link: 'usr/bin' },
    });
    assert.equal(os?.status, 'failed');
    assert.match(os?.problems[0]?.message ?? '', /\/usr: permission denied/);
  });
});
