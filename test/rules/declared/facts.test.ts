import assert from 'node:assert/strict';
import type { Rule } from '../../../src/model/rule.js';
import { deb, inputOf, ruleOf, type TestSections } from '../../support/rules.js';

function said(rule: Rule, source: TestSections, target: TestSections): string[] {
  return rule
    .judge(inputOf(source, target))
    .map(({ message, undetermined }) => (undetermined ? `? ${message}` : message));
}

const lost = ruleOf({
  each: 'source.packages',
  match: "fact.name != 'z'",
  when: '!env.target.has_package(fact.name)',
  message: '{key}',
});
const two = { 'deb/a': deb('a', '1'), 'deb/b': deb('b', '1'), 'deb/z': deb('z', '1') };

describe('a rule over facts', () => {
  it('judges each that matches, whether or not it differs', () => {
    assert.deepEqual(said(lost, { packages: two }, { packages: { 'apk/a': deb('a', '2') } }), ['deb/b']);
  });

  it('marks the difference of the fact as judged', () => {
    const [verdict] = lost.judge(inputOf({ packages: { 'deb/a': deb('a', '1') } }, { packages: {} }));
    assert.deepEqual(
      verdict?.differences?.map(({ kind, key }) => [kind, key]),
      [['removed', 'deb/a']],
    );
  });

  it('tells what it finds in a target with holes from what it does not', () => {
    const target = { packages: { status: 'partial' as const, facts: { 'deb/a': deb('a', '1') } } };
    assert.deepEqual(said(lost, { packages: { 'deb/a': deb('a', '1') } }, target), []);
    assert.match(said(lost, { packages: two }, target)[0] ?? '', /^\? .*packages of the target/);
  });

  it('says what it sees and what it does not see of a side with holes', () => {
    const [first, second] = said(
      lost,
      { packages: { status: 'partial', facts: two } },
      { packages: { 'deb/b': deb('b', '1') } },
    );
    assert.equal(first, 'deb/a');
    assert.match(second ?? '', /^\? .*packages of the source/);
  });

  it('does not apply where a side has no such section', () => {
    assert.deepEqual(said(lost, { packages: { status: 'not-applicable' } }, { packages: {} }), []);
    assert.deepEqual(said(lost, { packages: two }, { packages: { status: 'not-applicable' } }), []);
  });

  it('cannot decide on other sections with holes', () => {
    const rule = ruleOf({ each: 'target.packages', when: 'has(env.target.os.libc)' });
    assert.match(said(rule, {}, { packages: two, os: { status: 'failed' } })[0] ?? '', /^\? .*os of the target/);
  });
});
