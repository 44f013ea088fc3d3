import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { serveImage } from '../../../src/providers/disk/qemu.js';
import { pendingUnless } from '../../support/pending.js';
import { scratchDirectory } from '../../support/scratch.js';

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hostdrift-disk-'));

describe('serveImage', () => {
  const scratch = scratchDirectory();
  const { PATH, TMPDIR } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  });

  it('has qemu-nbd unpack an image, and leaves nothing behind', async function () {
    pendingUnless(this, spawnSync('qemu-img', ['--version']).status === 0, 'qemu-utils is not installed');
    writeFileSync(scratch.path('raw'), Buffer.alloc(1024 * 1024, 'x'));
    execFileSync('qemu-img', ['convert', '-O', 'qcow2', scratch.path('raw'), scratch.path('q')]);
    const { blocks, close } = await serveImage(scratch.path('q'), 'qcow2');
    assert.equal(blocks.size, 1024 * 1024);
    assert.equal((await blocks.read(1000, 3)).toString(), 'xxx');
    assert.equal(left().length, 1);
    await close();
    assert.deepEqual(left(), []);
    await assert.rejects(serveImage(scratch.path('raw'), 'qcow2'), {
      name: 'EnvironmentError',
      message: /cannot be read: qemu-nbd: .*not in qcow2 format/i,
    });
    assert.deepEqual(left(), []);
  });

  it('says what to install, and what went wrong', async () => {
    process.env.PATH = scratch.path('nothing');
    await assert.rejects(serveImage('x.qcow2', 'qcow2'), {
      message: 'x.qcow2 can be read only with qemu-nbd, which is not on this machine',
      advice: /^Install it \(Debian: qemu-utils/,
    });
    scratch.write('bin/qemu-nbd', '#!/bin/sh\necho "qemu-nbd: it is broken" >&2\nexit 1\n');
    chmodSync(scratch.path('bin/qemu-nbd'), 0o755);
    process.env.PATH = `${scratch.path('bin')}:${PATH}`;
    await assert.rejects(serveImage('x.qcow2', 'qcow2'), {
      message: 'x.qcow2 cannot be read: qemu-nbd: it is broken',
    });
    assert.deepEqual(left(), []);
  });

  it('says that it has no place for a socket', async () => {
    process.env.TMPDIR = scratch.path('nowhere');
    await assert.rejects(serveImage('x.qcow2', 'qcow2'), {
      message: /^x\.qcow2 cannot be read: .* in .*nowhere is none: no such file or directory$/,
      advice: /TMPDIR=DIR/,
    });
  });
});
