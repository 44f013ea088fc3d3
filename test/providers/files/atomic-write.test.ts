import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '../../../src/model/problem.js';
import { assertWritable, writeWhole } from '../../../src/providers/files/atomic-write.js';
import { pendingUnless } from '../../support/pending.js';

describe('writing a file whole', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hostdrift-write-'));
  });
  after(() => rm(directory, { recursive: true }));

  const rejects = (work: Promise<unknown>, message: RegExp) =>
    assert.rejects(work, (error) => error instanceof EnvironmentError && message.test(error.message));

  it('makes a file, or puts it in the place of another with its mode', async () => {
    const path = join(directory, 'new');
    await writeWhole(path, 'one');
    await chmod(path, 0o640);
    await writeWhole(path, new Uint8Array([50]));
    assert.equal(await readFile(path, 'utf8'), '2');
    assert.equal((await stat(path)).mode & 0o777, 0o640);
    assert.deepEqual(await readdir(directory), ['new']);
  });

  it('writes through links and to devices', async () => {
    await writeFile(join(directory, 'real'), 'old');
    await symlink('real', join(directory, 'link'));
    await writeWhole(join(directory, 'link'), 'new');
    assert.equal(await readFile(join(directory, 'real'), 'utf8'), 'new');
    await writeWhole('/dev/null', 'gone');
    assert.ok((await stat('/dev/null')).isCharacterDevice());
  });

  it('says what stands in the way, before the work and at its end', async () => {
    await mkdir(join(directory, 'd'));
    const cases: [string, RegExp][] = [
      [join(directory, 'd'), /\/d cannot be written: it is a directory\.$/],
      [join(directory, 'none/x'), /none\/x cannot be written: its directory does not exist\.$/],
      [join(directory, 'new/x'), /new\/x cannot be written: a part of its path is a file/],
      [join(directory, 'n'.repeat(300)), /cannot be written: its name is too long/],
    ];
    for (const [path, message] of cases) {
      await rejects(writeWhole(path, 'x'), message);
      await rejects(assertWritable(path), message);
    }
    await assertWritable(join(directory, 'new'));
    await assertWritable(join(directory, 'other'));
    await assertWritable('/dev/null');
  });

  it('leaves nothing behind when the device is full', async function () {
    const full = await stat('/dev/full').catch(() => undefined);
    pendingUnless(this, full !== undefined, 'needs /dev/full');
    await rejects(writeWhole('/dev/full', 'x'), /\/dev\/full cannot be written: no space is left/);
  });

  it('leaves nothing behind when a signal ends the program', async () => {
    const module = new URL('../../../src/providers/files/atomic-write.js', import.meta.url).href;
    const place = join(directory, 'interrupted');
    await mkdir(place);
    const script = `
      const { writeWhole } = await import(${JSON.stringify(module)});
      const data = new Uint8Array(64 << 20);
      setTimeout(() => process.kill(process.pid, 'SIGINT'), 1);
      for (;;) await writeWhole(${JSON.stringify(join(place, 'file'))}, data);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' });
    const signal = await new Promise((resolve) => child.on('exit', (_, name) => resolve(name)));
    assert.equal(signal, 'SIGINT');
    assert.deepEqual(
      (await readdir(place)).filter((name) => name !== 'file'),
      [],
    );
  });
});
