import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { collectOver } from '../../../src/providers/ssh/run.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('collectOver', () => {
  const scratch = scratchDirectory();
  const { PATH } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
  });

  function ssh(program: string): void {
    scratch.write('bin/ssh', `#!/bin/sh\n${program}\n`);
    chmodSync(scratch.path('bin/ssh'), 0o755);
    process.env.PATH = `${scratch.path('bin')}:${PATH}`;
  }

  it('asks nothing, and keeps the records in a file that it removes', async () => {
    ssh(`echo "$@" > ${scratch.path('asked')}; echo noise; printf 'hostdrift-bundle 1 '; cat`);
    const { path, remove } = await collectOver({ destination: 'web1', port: '2222' }, 'the script', {
      onBytes: () => undefined,
    });
    assert.equal(readFileSync(path, 'utf8'), 'hostdrift-bundle 1 the script');
    assert.match(
      readFileSync(scratch.path('asked'), 'utf8'),
      /BatchMode=yes .*-p 2222 -- web1 exec sh -s -- --stdout --zstd$/m,
    );
    await remove();
    assert.equal(existsSync(path), false);
  });

  it('is root there when it is told to', async () => {
    ssh(`echo "$@" > ${scratch.path('asked')}; printf 'hostdrift-bundle 1 '`);
    const options = { sudo: true, onBytes: () => undefined };
    const { remove } = await collectOver({ destination: 'web1', port: undefined }, '', options);
    assert.match(readFileSync(scratch.path('asked'), 'utf8'), /-- web1 exec sudo -n sh -s -- --stdout --zstd$/m);
    await remove();
  });

  it('takes the line before packed records for none of theirs', async () => {
    ssh(`echo noise; printf 'hostdrift-packed 1\\nhostdrift'; cat`);
    const { path, remove } = await collectOver({ destination: 'web1', port: undefined }, ' packed', {
      onBytes: () => undefined,
    });
    assert.equal(readFileSync(path, 'utf8'), 'hostdrift packed');
    await remove();
  });

  it('says when there is no place to keep what comes', async () => {
    const { TMPDIR } = process.env;
    process.env.TMPDIR = scratch.path('nowhere');
    const collecting = collectOver({ destination: 'web1', port: undefined }, '', { onBytes: () => undefined });
    await assert.rejects(collecting, {
      name: 'EnvironmentError',
      message: /cannot be kept in \S+nowhere: no such file/,
    });
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  });

  it('says when there is no ssh', async () => {
    process.env.PATH = scratch.path('nothing');
    await assert.rejects(collectOver({ destination: 'web1', port: undefined }, '', { onBytes: () => undefined }), {
      message: 'There is no ssh on this machine',
    });
  });
});
