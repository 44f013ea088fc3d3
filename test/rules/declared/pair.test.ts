import assert from 'node:assert/strict';
import { inputOf, ruleOf } from '../../support/rules.js';

const rule = ruleOf({
  when: 'env.source.os.libc.family != env.target.os.libc.family',
  message: '{env.target.os.libc.family}',
  covers: ['os/libc'],
});
const libc = (family: string) => ({ os: { libc: { family }, release: { id: family } } });

describe('a rule over the pair', () => {
  it('judges once and covers the differences that it explains', () => {
    const [verdict, ...others] = rule.judge(inputOf(libc('glibc'), libc('musl')));
    assert.deepEqual(others, []);
    assert.equal(verdict?.message, 'musl');
    assert.equal(verdict?.identity, '');
    assert.deepEqual(
      verdict?.differences?.map(({ key }) => key),
      ['libc'],
    );
    assert.deepEqual(rule.judge(inputOf(libc('musl'), libc('musl'))), []);
  });

  it('cannot decide on sections with holes', () => {
    const [verdict] = rule.judge(inputOf(libc('glibc'), { os: { status: 'partial', facts: libc('musl').os } }));
    assert.equal(verdict?.undetermined, true);
    assert.match(verdict?.message ?? '', /os of the target could not be read whole/);
  });

  it('cannot decide where a fact that it takes for granted is not there', () => {
    const [verdict] = rule.judge(inputOf(libc('glibc'), { os: {} }));
    assert.match(verdict?.message ?? '', /failed for this pair \(No such key: libc\)/);
  });

  it('does not apply where a side has no such section', () => {
    assert.deepEqual(rule.judge(inputOf(libc('glibc'), { os: { status: 'not-applicable' } })), []);
  });
});
