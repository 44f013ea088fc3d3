import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { availabilityOf, memberAvailability } from '../../../src/formats/node/members.js';
import { isAvailable } from '../../../src/formats/node/platform.js';

const require = createRequire(import.meta.url);
const { versions } = process;
const major = Number(versions.node.split('.', 1)[0]);

describe('memberAvailability', () => {
  it('agrees with the Node.js that runs the tests about functions of its modules', () => {
    const wrong = [...memberAvailability()].filter(([name, availability]) => {
      const [module = '', member = ''] = name.split('.');
      // Only what has changed in another line than this one is the same in all of its releases.
      const { since, until } = availability;
      if (!/^(?:fs|util|zlib|path|timers|url)\.\w+$/.test(name) || since.some((one) => one.startsWith(`${major}.`)))
        return false;
      if (until === major) return false;
      const there = Reflect.has(require(module) as object, member);
      return there !== isAvailable(availability, versions.node);
    });
    assert.deepEqual(
      wrong.map(([name]) => name),
      [],
    );
  });

  it('has globals, members and methods', () => {
    for (const name of ['WebSocket', 'zlib.zstdCompressSync', 'fs.promises.glob', 'Array#findLast', 'Iterator#map']) {
      assert.ok(memberAvailability().has(name), name);
    }
  });
});

describe('availabilityOf', () => {
  it('reads ranges', () => {
    assert.deepEqual(availabilityOf('14-22'), { since: ['14.0'], until: 22 });
    assert.deepEqual(availabilityOf('-22'), { since: ['0.1'], until: 22 });
    assert.deepEqual(availabilityOf('18-'), { since: ['18.0'] });
  });
});
