import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { type Contender, compete, measure, median, parseFigures, TIME } from '../../../src/dev/bench/measure.js';
import { pendingUnless } from '../../support/pending.js';

const node = (name: string, script: string, rest: Partial<Contender> = {}): Contender => ({
  name,
  command: [process.execPath, '-e', script],
  needs: [],
  ...rest,
});

describe('parseFigures', () => {
  it('adds user and system time and gives memory in MiB', () => {
    assert.deepEqual(parseFigures('1.50 1.25 0.5 2048\n'), { wall: 1.5, cpu: 1.75, memory: 2 });
  });

  it('refuses anything else', () => {
    assert.throws(() => parseFigures('1.50 1.25\n'), /not the figures/);
  });
});

describe('median', () => {
  const costs = (...walls: number[]) => walls.map((wall) => ({ wall, cpu: 1, memory: wall * 10 }));

  it('is the middle, or the mean of the two in the middle', () => {
    assert.deepEqual(median(costs(9, 1, 2)), { wall: 2, cpu: 1, memory: 20 });
    assert.deepEqual(median(costs(4, 1, 2, 100)), { wall: 3, cpu: 1, memory: 30 });
  });
});

describe('measure and compete', () => {
  before(function () {
    pendingUnless(this, existsSync(TIME), `needs ${TIME}`);
  });

  it('measures a program that does its work, whatever status that has', () => {
    const cost = measure(node('a', 'process.exit(1)', { statuses: [0, 1] }));
    assert.ok(cost.wall >= 0 && cost.memory > 10);
  });

  it('fails with the words of a program that fails', () => {
    assert.throws(() => measure(node('a', 'throw new Error("no luck")')), /status 1\n[\s\S]*no luck/);
  });

  it('runs the contenders in turn, one run to warm up, each in the state that it asked for', () => {
    const order: string[] = [];
    const track = (name: string) => node(name, '0', { before: () => order.push(name) });
    const { costs } = compete([track('a'), track('b')], 2);
    assert.deepEqual(order, ['a', 'b', 'a', 'b', 'a', 'b']);
    assert.deepEqual([...costs.keys()], ['a', 'b']);
  });

  it('goes on without one that fails', () => {
    const { costs, failures } = compete([node('bad', 'process.exit(3)'), node('good', '0')], 1);
    assert.deepEqual([...costs.keys()], ['good']);
    assert.equal(failures.length, 1);
    assert.match(failures[0] ?? '', /status 3/);
  });
});
