import assert from 'node:assert/strict';
import * as z from 'zod';
import type { Probe } from '../../../src/model/probe.js';
import { placedComparison, placedFacts } from '../../../src/probes/binaries/placed.js';
import { runProbes } from '../../../src/probes/engine.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

type Fact = { size: number; links?: string[]; owner?: string };

const probe: Probe<Fact | undefined, Fact> = {
  ...{ id: 'sizes', title: 'sizes', schema: z.any() },
  matches: () => true,
  parse: ({ size }) => (size === 0 ? undefined : { size }),
  conclude: (context) => placedFacts(context),
  owners: () => [['/lib/b', 'deb/b']],
};

describe('placedFacts', () => {
  it('adds links and owner where there are some, and leaves out what was parsed to nothing', async () => {
    const files = { '/usr/lib/a': 'a', '/usr/lib/b': 'bb', '/usr/lib/c': '', '/lib': { link: 'usr/lib' } };
    const environment = memoryEnvironment({ ...files, '/usr/lib/link': { link: 'b' } });
    const { sizes } = await runProbes(environment, [probe]);
    assert.deepEqual(sizes?.facts, {
      '/usr/lib/a': { size: 1 },
      '/usr/lib/b': { size: 2, links: ['/usr/lib/link'], owner: 'deb/b' },
    });
  });

  it('is compared without them, and folded into the owner', () => {
    assert.deepEqual(placedComparison.ignore?.slice(0, 2), ['owner', 'links']);
    assert.deepEqual(placedComparison.owner?.('/a', { owner: 'deb/a' }), { section: 'packages', key: 'deb/a' });
    assert.equal(placedComparison.owner?.('/a', {}), undefined);
  });
});
