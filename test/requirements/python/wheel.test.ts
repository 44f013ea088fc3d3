import assert from 'node:assert/strict';
import type { Interpreter } from '../../../src/requirements/python/finder.js';
import { refusal, wheelTarget } from '../../../src/requirements/python/wheel.js';
import { captured } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

const interpreter = {
  kind: 'interpreter',
  version: '3.11',
  implementation: 'cpython',
  prefix: '/usr',
  library: '/usr/lib/python3.11',
  path: [],
} as unknown as Interpreter;
const target = { interpreter, machine: 'x86_64', libc: { family: 'glibc', version: '2.36' } };
const why = (tag: string) => refusal([tag], target);

describe('refusal', () => {
  it('knows tags of Python and ABI', () => {
    assert.deepEqual(['py3-none-any', 'cp311-cp311-linux_x86_64', 'cp37-abi3-any', 'py30-none-any'].map(why), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    assert.match(why('cp39-cp39-any') ?? '', /cp39/);
    assert.match(why('cp312-abi3-any') ?? '', /cp312/);
    assert.match(why('py2-none-any') ?? '', /py2/);
    assert.match(why('pp311-pypy311_pp73-any') ?? '', /pp311/);
  });

  it('knows levels of the C library, and machines', () => {
    assert.equal(why('py3-none-manylinux2014_x86_64'), undefined);
    assert.match(why('py3-none-manylinux_2_39_x86_64') ?? '', /needs glibc 2\.39/);
    assert.match(why('py3-none-musllinux_1_2_x86_64') ?? '', /is for musl/);
    assert.match(why('py3-none-manylinux2014_aarch64') ?? '', /aarch64/);
    assert.match(why('py3-none-win_amd64') ?? '', /Linux/);
    assert.equal(refusal(['py3-none-win_amd64', 'py3-none-any'], target), undefined);
  });

  it('goes by what a snapshot says', async () => {
    assert.equal(wheelTarget(await captured(pythonSystem()), interpreter).machine, 'x86_64');
  });
});
