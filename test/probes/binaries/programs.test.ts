import assert from 'node:assert/strict';
import { ProgramFact } from '../../../src/model/facts/program.js';
import { programsProbe } from '../../../src/probes/binaries/programs.js';
import { runProbes } from '../../../src/probes/engine.js';
import { buildElf } from '../../support/elf/build.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

const section = async (files: Record<string, MemoryFile>) => {
  const { programs } = await runProbes(memoryEnvironment(files), [programsProbe]);
  assert.ok(programs);
  return programs;
};
const executable = (content: string | Uint8Array): MemoryFile => ({ content, mode: 0o755 });

describe('the programs probe', () => {
  it('finds what can be executed', async () => {
    const { facts, status } = await section({
      '/bin/tool': executable(buildElf({ interpreter: '/lib/ld.so', needed: ['libc.so.6'], pie: true })),
      '/bin/old': executable(buildElf({ type: 'executable', interpreter: '/lib/ld.so' })),
      '/bin/static': executable(buildElf({ type: 'executable', static: true })),
      '/bin/static-pie': executable(buildElf({ pie: true })),
      '/bin/script': executable('#!/usr/bin/env python3\nprint()\n'),
      '/bin/dos': executable('#!/bin/sh\r\necho\r\n'),
      // None of these is one.
      '/lib/libx.so.1': executable(buildElf({ soname: 'libx.so.1' })),
      '/lib/plugin': executable(buildElf({ soname: 'plugin' })),
      '/bin/text': executable('echo hello'),
      '/bin/quiet': '#!/bin/sh\n',
      '/lib/module.ko': executable(buildElf({ type: 'relocatable' })),
      '/core': executable(buildElf({ type: 'core' })),
    });
    assert.equal(status, 'complete');
    assert.deepEqual(
      Object.entries(facts).map(([path, fact]) => [path, fact.kind, fact.linking ?? fact.interpreter]),
      [
        ['/bin/dos', 'script', '/bin/sh\r'],
        ['/bin/old', 'elf', 'dynamic'],
        ['/bin/script', 'script', '/usr/bin/env'],
        ['/bin/static', 'elf', 'static'],
        ['/bin/static-pie', 'elf', 'static'],
        ['/bin/tool', 'elf', 'dynamic'],
      ],
    );
    assert.equal(facts['/bin/script']?.argument, 'python3');
    for (const fact of Object.values(facts)) ProgramFact.parse(fact);
  });

  it('says which links lead to a program and which versions it defines', async () => {
    const { facts } = await section({
      '/usr/bin/python3.13': executable(buildElf({ interpreter: '/lib/ld.so', versions: ['PY_1'] })),
      '/usr/bin/python3': { link: 'python3.13' },
    });
    assert.deepEqual(facts['/usr/bin/python3.13'], {
      ...{ kind: 'elf', linking: 'dynamic', class: 64, machine: 'x86_64', interpreter: '/lib/ld.so' },
      ...{ needed: [], requires: {}, defines: ['PY_1'], links: ['/usr/bin/python3'] },
    });
  });

  it('keeps a broken program as what it is: one that does not start', async () => {
    const whole = buildElf({ interpreter: '/lib/ld.so' });
    const { facts, problems } = await section({
      '/bin/cut': executable(Uint8Array.from(whole.subarray(0, whole.length - 8))),
      '/bin/head': executable(Uint8Array.from(whole.subarray(0, 20))),
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      Object.values(facts).map(({ kind, reason }) => [kind, reason]),
      [
        ['broken', 'truncated'],
        ['broken', 'truncated'],
      ],
    );
  });

  it('is incomplete where programs may hide', async () => {
    const closed: MemoryFile = { directory: true, unreadable: 'permission denied' };
    const tool = { '/bin/tool': executable('#!/bin/sh\n') };
    for (const path of ['/usr/sbin', '/opt/app', '/usr/local/bin/x']) {
      assert.equal((await section({ ...tool, [path]: closed })).status, 'partial', path);
    }
    assert.equal((await section({ ...tool, '/root': closed })).status, 'complete');
    const secret: MemoryFile = { content: '#!/bin/sh\n', mode: 0o711, unreadable: 'permission denied' };
    assert.equal((await section({ ...tool, '/usr/bin/secret': secret })).status, 'partial');
  });

  it('folds into the package that owns it', () => {
    const owner = programsProbe.comparison?.owner;
    assert.deepEqual(owner?.('/bin/x', { owner: 'deb/x' }), { section: 'packages', key: 'deb/x' });
    assert.equal(owner?.('/bin/x', {}), undefined);
  });
});
