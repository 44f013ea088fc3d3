import assert from 'node:assert/strict';
import { openEach } from '../../src/cli/open-each.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { aSnapshot } from '../support/environments.js';

describe('several environments', () => {
  const open = async (name: string) => {
    if (name.startsWith('broken')) throw new EnvironmentError(`${name} is broken`, 'Mend it.');
    if (name === 'bug') throw new TypeError('oh');
    return aSnapshot(name, {});
  };

  it('are opened in whatever order, and given in that of their names', async () => {
    const late = async (name: string) => {
      if (name === 'a') await new Promise((resolve) => setTimeout(resolve, 5));
      return open(name);
    };
    const snapshots = await openEach(['a', 'b', 'c'], late);
    assert.deepEqual(
      snapshots.map(({ environment }) => environment.reference),
      ['a', 'b', 'c'],
    );
  });

  it('that cannot be read are all named, with the reason of the first', async () => {
    await assert.rejects(openEach(['a', 'broken1'], open), { message: 'broken1 is broken', advice: 'Mend it.' });
    await assert.rejects(openEach(['broken1', 'a', 'broken2', 'broken3'], open), {
      message: 'broken1 is broken\nNor can be read: broken2, broken3.',
      advice: 'Mend it.',
    });
    await assert.rejects(openEach(['bug', 'broken1'], open), { message: 'oh' });
  });
});
