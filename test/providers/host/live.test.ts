import assert from 'node:assert/strict';
import { availableParallelism, release, totalmem } from 'node:os';
import { readLiveFacts } from '../../../src/providers/host/live.js';

describe('live facts', () => {
  it('are those of this machine, or say why not', async () => {
    const { kernel, cpu, memory, problems } = await readLiveFacts();
    assert.equal(problems.length === 0, kernel !== undefined && cpu !== undefined && memory !== undefined);
    if (kernel !== undefined) assert.equal(kernel.release, release());
    if (cpu !== undefined) {
      assert.ok(cpu.count >= availableParallelism());
      assert.ok(cpu.flags.every((flag) => /^\S+$/.test(flag)));
    }
    if (memory !== undefined) assert.ok(Math.abs(memory.total - totalmem()) < totalmem() / 10);
  });
});
