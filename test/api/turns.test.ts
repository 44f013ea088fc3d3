import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { Turns } from '../../src/api/turns.js';

describe('turns', () => {
  it('are taken by so many at a time, in order, also when some fail', async () => {
    const turns = new Turns(3);
    const begun: number[] = [];
    let [busy, most] = [0, 0];
    const work = async (number: number): Promise<number> => {
      begun.push(number);
      busy += 1;
      most = Math.max(most, busy);
      for (let left = number % 4; left >= 0; left -= 1) await setImmediate();
      busy -= 1;
      if (number % 5 === 0) throw new Error(`no ${number}`);
      return number;
    };
    const numbers = Array.from({ length: 40 }, (_, at) => at);
    const done = await Promise.allSettled(numbers.map((number) => turns.take(() => work(number))));
    assert.equal(most, 3);
    assert.deepEqual(begun, numbers);
    const expected = numbers.map((number) => (number % 5 === 0 ? 'rejected' : 'fulfilled'));
    assert.deepEqual(
      done.map(({ status }) => status),
      expected,
    );
  });
});
