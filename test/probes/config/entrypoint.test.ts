import assert from 'node:assert/strict';
import type { ImageConfig } from '../../../src/model/environment.js';
import { entrypointProbe } from '../../../src/probes/config/entrypoint.js';
import { runProbes } from '../../../src/probes/engine.js';
import { buildElf } from '../../support/elf/build.js';
import { imageConfig } from '../../support/image-config.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

async function section(files: Record<string, MemoryFile>, image?: Partial<ImageConfig>) {
  const options = image === undefined ? {} : { image: imageConfig(image) };
  const { entrypoint } = await runProbes(memoryEnvironment(files, options), [entrypointProbe]);
  for (const fact of Object.values(entrypoint?.facts ?? {})) entrypointProbe.schema.parse(fact);
  return entrypoint;
}

const fact = async (files: Record<string, MemoryFile>, image: Partial<ImageConfig>) => {
  const entrypoint = await section(files, image);
  assert.equal(entrypoint?.status, 'complete');
  return entrypoint?.facts.entrypoint;
};

const program = (content: string | Uint8Array): MemoryFile => ({ content, mode: 0o755 });
const APP = { '/app': program(buildElf({ interpreter: '/lib/ld.so' })), '/lib/ld.so': program('') };

describe('the entrypoint probe', () => {
  it('does not apply to what is no image, and has nothing to say of one that starts nothing', async () => {
    assert.equal((await section(APP))?.status, 'not-applicable');
    assert.deepEqual(await section(APP, {}), { status: 'complete', problems: [], facts: {} });
  });

  it('describes a program that starts', async () => {
    const found = await fact({ ...APP, '/run': { link: 'app' } }, { entrypoint: ['/run'], command: ['--help'] });
    assert.deepEqual(found, {
      ...{ argument: '/run', path: '/app', exists: true, executable: true },
      ...{ kind: 'elf', machine: 'x86_64', interpreter: '/lib/ld.so', interpreterExists: true },
    });
  });

  it('tells what is missing: the file, the execute bit, the interpreter', async () => {
    assert.deepEqual(await fact({}, { command: ['app'] }), { argument: 'app', exists: false, executable: false });
    const quiet = await fact({ '/app': 'x' }, { entrypoint: ['/app'] });
    assert.deepEqual(quiet, { argument: '/app', path: '/app', exists: true, executable: false });
    const script = await fact({ '/app': program('#!/bin/bash\n') }, { entrypoint: ['/app'] });
    assert.deepEqual([script?.interpreter, script?.interpreterExists], ['/bin/bash', false]);
    assert.equal((await fact({ '/app/x': '' }, { entrypoint: ['/app'] }))?.executable, false);
  });

  it('is not disturbed by broken programs, and calls one that is started other', async () => {
    const files = { '/app': program('\x7fELF\x02'), '/bin/broken': program('\x7fELF') };
    assert.equal((await fact(files, { entrypoint: ['/app'] }))?.kind, 'other');
  });

  it('knows whether user, group and working directory are there', async () => {
    const files = { ...APP, '/etc/passwd': 'web:x:33:33::/:\n', '/etc/group': 'www:x:33:\n', '/srv/x': '' };
    const entrypoint = ['/app'];
    const known = await fact(files, { entrypoint, user: 'web:www', workingDirectory: '/srv' });
    assert.deepEqual([known?.userExists, known?.groupExists, known?.workingDirectoryExists], [true, true, true]);
    const unknown = await fact(files, { entrypoint, user: 'bob:staff', workingDirectory: '/none' });
    assert.deepEqual(
      [unknown?.userExists, unknown?.groupExists, unknown?.workingDirectoryExists],
      [false, false, false],
    );
    assert.equal((await fact(APP, { entrypoint, user: '1000' }))?.userExists, true);
    assert.equal((await fact(APP, { entrypoint, user: 'web' }))?.userExists, false);
    assert.equal((await fact(APP, { entrypoint }))?.userExists, undefined);
  });

  it('finds the accounts behind links', async () => {
    const files = { ...APP, '/etc/passwd': { link: '/data/users' }, '/data/users': 'web:x:33:33::/:\n' };
    assert.equal((await fact(files, { entrypoint: ['/app'], user: 'web' }))?.userExists, true);
  });

  it('does not say of a user that it is missing where the accounts could not be read', async () => {
    const files = { ...APP, '/etc/passwd': { content: '', unreadable: 'permission denied' } };
    const entrypoint = await section(files, { entrypoint: ['/app'], user: 'web' });
    assert.equal(entrypoint?.status, 'partial');
    assert.equal(entrypoint?.facts.entrypoint?.userExists, undefined);
    assert.equal(entrypoint?.facts.entrypoint?.exists, true);
  });

  it('does not say of a program that it is missing where its directory could not be read', async () => {
    const files: Record<string, MemoryFile> = { '/opt': { directory: true, unreadable: 'permission denied' } };
    const entrypoint = await section(files, { entrypoint: ['/opt/app'] });
    assert.deepEqual([entrypoint?.status, entrypoint?.problems[0]?.path], ['failed', '/opt']);
  });
});
