import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readSocketHolders } from '../../../src/providers/host/socket-holders.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('holders of sockets', () => {
  const scratch = scratchDirectory();

  it('are the lowest process of those that share one', () => {
    for (const [process, command, link] of [
      ['20', 'worker', 'socket:[7]'],
      ['3', 'nginx', 'socket:[7]'],
      ['4', 'sh', '/dev/null'],
    ] as const) {
      mkdirSync(scratch.path(`${process}/fd`), { recursive: true });
      writeFileSync(scratch.path(`${process}/comm`), `${command}\n`);
      symlinkSync(link, scratch.path(`${process}/fd/5`));
    }
    assert.deepEqual([...readSocketHolders(scratch.path())], [['7', 'nginx']]);
  });

  it('are unknown where processes cannot be looked into', () => {
    assert.equal(readSocketHolders(scratch.path('nowhere')).size, 0);
  });
});
