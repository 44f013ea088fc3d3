import assert from 'node:assert/strict';
import type { LiveFacts } from '../../../src/model/environment.js';
import { runProbes } from '../../../src/probes/engine.js';
import { kernelProbe } from '../../../src/probes/machine/kernel.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

async function section(live?: LiveFacts) {
  const { kernel } = await runProbes(memoryEnvironment({}, live === undefined ? {} : { live }), [kernelProbe]);
  return kernel;
}

describe('the kernel probe', () => {
  it('does not apply to files', async () => {
    assert.equal((await section())?.status, 'not-applicable');
  });

  it('tells what the running system said', async () => {
    const kernel = { release: '6.1.0-28-amd64', version: '#1 SMP' };
    const found = await section({ kernel, problems: [] });
    assert.deepEqual(found, { status: 'complete', problems: [], facts: { kernel } });
    kernelProbe.schema.parse(found?.facts.kernel);
  });

  it('does not know what the system did not tell', async () => {
    assert.deepEqual(
      [(await section({ problems: [] }))?.status, (await section({ problems: [] }))?.facts],
      ['failed', {}],
    );
  });
});
