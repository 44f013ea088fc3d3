import assert from 'node:assert/strict';
import { platformOf, procFacts } from '../../../src/providers/host/proc-facts.js';

describe('procFacts', () => {
  it('reads what proc(5) has of several processors', () => {
    const cpu = (text: string) => procFacts(new Map([['/proc/cpuinfo', text]])).cpu;
    assert.deepEqual(cpu('processor\t: 0\nmodel name\t: A B\nflags\t\t: b a\n\nprocessor\t: 1\n'), {
      model: 'A B',
      count: 2,
      flags: ['b', 'a'],
    });
    assert.deepEqual(cpu('processor\t: 0\nFeatures\t: fp asimd\n'), {
      model: 'unknown',
      count: 1,
      flags: ['fp', 'asimd'],
    });
    assert.deepEqual(
      cpu('vendor_id       : IBM/S390\nfeatures\t: zarch\nprocessor 0: version = 00\nprocessor 1: x\n'),
      {
        model: 'IBM/S390',
        count: 2,
        flags: ['zarch'],
      },
    );
  });

  it('says what it was not given', () => {
    const facts = procFacts(new Map([['/proc/sys/kernel/osrelease', '6.1\n']]));
    assert.deepEqual(facts.kernel, { release: '6.1' });
    assert.equal(facts.cpu, undefined);
    assert.equal(facts.memory, undefined);
    assert.equal(facts.problems.length, 3);
  });

  it('knows the words of the image specification', () => {
    assert.equal(platformOf('x86_64').architecture, 'amd64');
    assert.deepEqual(platformOf('riscv64'), { os: 'linux', architecture: 'riscv64' });
  });
});
