import assert from 'node:assert/strict';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FileVisitor } from '../../src/model/files.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { fileProvider } from '../../src/providers/file.js';
import { openEnvironment } from '../../src/providers/open.js';
import { scratchDirectory } from '../support/scratch.js';

const READER: FileVisitor = {
  select: () => 'head',
  narrow: () => 'whole',
  visit: (_entry, content) => Buffer.from(content.bytes()).toString('latin1'),
  unreadable: () => 'unreadable',
};

const PROGRAMS: Readonly<Record<string, string>> = {
  elf: '\x7fELF\x02\x01',
  script: '#!/bin/sh\n',
  pe: 'MZ\x90\0',
  macho: '\xcf\xfa\xed\xfe',
};

describe('file:PATH', () => {
  const { path, write } = scratchDirectory();

  it('is an environment with that one file, under its name and with its mode', async () => {
    write('app', '#!/bin/sh\nexit 0\n');
    chmodSync(path('app'), 0o750);
    const environment = await fileProvider.open(path('app'), `file:${path('app')}`, {});
    const tree = await environment.scan(READER);
    await environment.close();
    assert.deepEqual(environment.description, { reference: `file:${path('app')}`, kind: 'directory' });
    assert.deepEqual(
      [...tree.entries()].map(({ path: at, type, mode, size }) => ({ at, type, mode, size })),
      [{ at: '/app', type: 'file', mode: 0o750, size: 17 }],
    );
    assert.equal(tree.value('/app'), '#!/bin/sh\nexit 0\n');
    assert.deepEqual(tree.holes, []);
  });

  it('reads nothing that nobody wants', async () => {
    write('app', 'x');
    const environment = await fileProvider.open(path('app'), 'app', {});
    const tree = await environment.scan({ ...READER, select: () => 'none' });
    assert.equal(tree.value('/app'), undefined);
    assert.equal(tree.lookup('/app')?.size, 1);
  });

  it('follows a link to the file, and keeps the name that it was given by', async () => {
    write('app-1.2', PROGRAMS.elf ?? '');
    symlinkSync('app-1.2', path('app'));
    const environment = await openEnvironment(path('app'));
    const tree = await environment.scan(READER);
    assert.equal(tree.lookupLink('/app')?.type, 'file');
    assert.equal(tree.value('/app'), PROGRAMS.elf);
  });

  for (const [name, head] of Object.entries(PROGRAMS)) {
    it(`is what a bare path to ${name} is taken for, executable or not`, async () => {
      writeFileSync(path(name), head, 'latin1');
      assert.equal(fileProvider.recognises?.(await kindOf(name, Buffer.from(head, 'latin1'))), true);
    });
  }

  it('is not what other files and directories are taken for', async () => {
    write('text', 'only text\n');
    assert.equal(fileProvider.recognises?.(await kindOf('main.rb', Buffer.from('puts 1\n'))), true);
    assert.equal(fileProvider.recognises?.(await kindOf('text', Buffer.from('only text\n'))), false);
    assert.equal(
      fileProvider.recognises?.({ path: path(), type: 'directory', head: new Uint8Array(), has: () => false }),
      false,
    );
  });

  it('takes whatever else may be executed, but no packed program', async () => {
    write('other', 'echo no first line\n');
    chmodSync(path('other'), 0o755);
    assert.equal(fileProvider.recognises?.(await kindOf('other', Buffer.from('echo'))), true);
    writeFileSync(path('packed.gz'), gzipSync(PROGRAMS.script ?? ''));
    assert.equal(fileProvider.recognises?.(await kindOf('packed.gz', Buffer.from(PROGRAMS.script ?? ''))), false);
  });

  it('refuses what is no file, and what is not there', async () => {
    for (const name of ['', 'missing']) {
      await assert.rejects(async () => fileProvider.open(path(name), name, {}), EnvironmentError);
    }
  });

  async function kindOf(name: string, head: Uint8Array) {
    return { path: path(name), type: 'file' as const, head, has: () => false };
  }
});
