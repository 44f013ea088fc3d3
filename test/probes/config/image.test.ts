import assert from 'node:assert/strict';
import { imageProbe } from '../../../src/probes/config/image.js';
import { runProbes } from '../../../src/probes/engine.js';
import { imageConfig } from '../../support/image-config.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('the image probe', () => {
  it('does not apply to what is no image', async () => {
    assert.equal((await runProbes(memoryEnvironment({}), [imageProbe])).image?.status, 'not-applicable');
  });

  it('tells the configuration, and each variable as a fact of its own', async () => {
    const image = imageConfig({
      environment: ['PATH=/bin', 'EQUATION=a=b', 'EMPTY=', 'BARE'],
      entrypoint: ['/app'],
      user: 'web',
      labels: { a: 'b' },
    });
    const { image: section } = await runProbes(memoryEnvironment({}, { image }), [imageProbe]);
    assert.equal(section?.status, 'complete');
    for (const fact of Object.values(section?.facts ?? {})) imageProbe.schema.parse(fact);
    const { environment: _environment, ...config } = image;
    assert.deepEqual(section?.facts, {
      config,
      'env/BARE': { name: 'BARE', value: '' },
      'env/EMPTY': { name: 'EMPTY', value: '' },
      'env/EQUATION': { name: 'EQUATION', value: 'a=b' },
      'env/PATH': { name: 'PATH', value: '/bin' },
    });
  });
});
