import assert from 'node:assert/strict';
import type { LiveFacts } from '../../../src/model/environment.js';
import { runProbes } from '../../../src/probes/engine.js';
import { memoryProbe } from '../../../src/probes/machine/memory.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

async function section(live?: LiveFacts) {
  const { memory } = await runProbes(memoryEnvironment({}, live === undefined ? {} : { live }), [memoryProbe]);
  return memory;
}

describe('the memory probe', () => {
  it('does not apply to files', async () => {
    assert.equal((await section())?.status, 'not-applicable');
  });

  it('tells what the running system said', async () => {
    const memory = { total: 8_000_000_000, swap: 0 };
    const found = await section({ memory, problems: [] });
    assert.deepEqual(found, { status: 'complete', problems: [], facts: { memory } });
    memoryProbe.schema.parse(found?.facts.memory);
  });

  it('does not know what the system did not tell', async () => {
    assert.deepEqual(
      [(await section({ problems: [] }))?.status, (await section({ problems: [] }))?.facts],
      ['failed', {}],
    );
  });
});
