import assert from 'node:assert/strict';
import { machineOf, machineWord, startable } from '../../src/requirements/machine.js';
import { captured, deployed, glibcSystem } from '../support/proof.js';

describe('machineOf', () => {
  it('goes by the programs of the target, else by its platform', async () => {
    assert.equal(machineOf(await captured(glibcSystem())), 'x86_64');
    const empty = await captured({});
    assert.equal(machineOf(empty), undefined);
    const platform = { os: 'linux', architecture: 'arm64' };
    assert.equal(machineOf({ ...empty, environment: { ...empty.environment, platform } }), 'aarch64');
  });
});

describe('machineWord', () => {
  it('tells 32-bit programs for 64-bit processors apart', () => {
    assert.deepEqual(
      [machineWord('x86_64', 32), machineWord('x86_64', 64), machineWord('arm', 32)],
      ['x32', 'x86_64', 'arm'],
    );
  });
});

describe('startable', () => {
  it('knows what the target is for, and not what its kernel runs beside that', async () => {
    const target = await captured(glibcSystem());
    const open = deployed({ machines: undefined });
    assert.equal(startable(target, open, 'x86_64', 64), 'yes');
    assert.equal(startable(target, open, 'i386', 32), 'unknown');
    assert.equal(startable(target, open, 'x86_64', 32), 'no');
    assert.equal(startable(target, open, 'aarch64', 64), 'no');
    assert.equal(startable(await captured({}), open, 'x86_64', 64), 'unknown');
  });

  it('believes what is told of the machine', async () => {
    const target = await captured({});
    const told = deployed({ machines: ['x86_64', 'i386'] });
    assert.equal(startable(target, told, 'i386', 32), 'yes');
    assert.equal(startable(target, told, 'arm', 32), 'no');
  });
});
