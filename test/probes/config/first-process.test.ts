import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { FileVisitor } from '../../../src/model/files.js';
import { firstProgram, identifyProgram, startOf } from '../../../src/probes/config/first-process.js';
import { buildElf } from '../../support/elf/build.js';
import { imageConfig } from '../../support/image-config.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

const NOBODY: FileVisitor = {
  select: () => 'none',
  narrow: () => 'none',
  visit: () => undefined,
  unreadable: () => undefined,
};

const tree = (files: Record<string, MemoryFile>) => memoryEnvironment(files).scan(NOBODY);
const program = (content = ''): MemoryFile => ({ content, mode: 0o755 });

describe('identifyProgram', () => {
  it('tells what the kernel would make of a file', () => {
    assert.deepEqual(identifyProgram(buildElf({ interpreter: '/lib/ld.so' })), {
      kind: 'elf',
      machine: 'x86_64',
      interpreter: '/lib/ld.so',
    });
    assert.deepEqual(identifyProgram(Buffer.from('#!/usr/bin/env node\n')), {
      kind: 'script',
      interpreter: '/usr/bin/env',
      command: 'node',
    });
    for (const text of ['echo', '', '#!\n', '\x7fELF'])
      assert.deepEqual(identifyProgram(Buffer.from(text)), { kind: 'other' });
  });

  it('never throws', () => {
    const start = fc.constantFrom('', '#!', '\x7fELF\x02\x01', '\x7fELF\x01\x02');
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        identifyProgram(Buffer.concat([Buffer.from(head, 'latin1'), rest]));
      }),
    );
  });
});

describe('firstProgram', () => {
  it('looks where the image says', async () => {
    const files = await tree({ '/opt/bin/app': program(), '/srv/run': program() });
    const image = imageConfig({ environment: ['PATH=/opt/bin'], workingDirectory: '/srv' });
    assert.equal(firstProgram(files, image, 'app')?.path, '/opt/bin/app');
    assert.equal(firstProgram(files, image, './run')?.path, '/srv/run');
  });
});

describe('startOf', () => {
  it('is sure of a static program, and looks for the loader of another', async () => {
    const files = await tree({ '/lib/ld.so': program() });
    const still = { kind: 'elf', machine: 'arm', interpreter: undefined } as const;
    assert.deepEqual(startOf(files, imageConfig(), still), { kind: 'elf', machine: 'arm' });
    const found = startOf(files, imageConfig(), { ...still, interpreter: '/lib/ld.so' });
    assert.deepEqual(found, { kind: 'elf', machine: 'arm', interpreter: '/lib/ld.so', interpreterExists: true });
    assert.equal(startOf(files, imageConfig(), { ...still, interpreter: '/none' }).interpreterExists, false);
    assert.deepEqual(startOf(files, imageConfig(), { kind: 'other' }), { kind: 'other' });
  });

  it('takes the interpreter of a script for a path, never for a command', async () => {
    const files = await tree({ '/usr/bin/python': program(), '/app/local': program() });
    const image = imageConfig({ workingDirectory: '/app' });
    const script = { kind: 'script', command: undefined } as const;
    assert.equal(startOf(files, image, { ...script, interpreter: 'python' }).interpreterExists, false);
    assert.equal(startOf(files, image, { ...script, interpreter: 'local' }).interpreterExists, true);
    assert.equal(startOf(files, image, { ...script, interpreter: '/usr/bin/python\r' }).interpreterExists, false);
    assert.equal(startOf(files, image, { ...script, interpreter: '/app' }).interpreterExists, false);
  });

  it('names the command that env does not find', async () => {
    const files = await tree({ '/usr/bin/env': program(), '/usr/bin/node': program() });
    const script = { kind: 'script', interpreter: '/usr/bin/env' } as const;
    const start = (command: string) => startOf(files, imageConfig(), { ...script, command });
    assert.deepEqual(start('node'), { kind: 'script', interpreter: '/usr/bin/env', interpreterExists: true });
    assert.deepEqual(start('python3'), { kind: 'script', interpreter: 'python3', interpreterExists: false });
  });
});
