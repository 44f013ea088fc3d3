import assert from 'node:assert/strict';
import type { Rule } from '../../../src/model/rule.js';
import { deb, inputOf, ruleOf, type TestSections } from '../../support/rules.js';

function said(rule: Rule, source: TestSections, target: TestSections): string[] {
  return rule
    .judge(inputOf(source, target))
    .map(({ message, undetermined }) => (undetermined ? `? ${message}` : message));
}

const gone = ruleOf({ on: 'packages', kinds: ['removed'], match: "fact.name.startsWith('a')", message: '{key}' });
const changed = ruleOf({
  on: 'packages',
  kinds: ['changed'],
  match: "fact.name == 'a'",
  message: '{source.version} {target.version}',
});
const a = { 'deb/a': deb('a', '1') };
const b = { 'deb/b': deb('b', '1') };

describe('a rule over differences', () => {
  it('judges those of its kinds that match', () => {
    assert.deepEqual(said(gone, { packages: { ...a, ...b } }, { packages: {} }), ['deb/a']);
    assert.deepEqual(said(gone, { packages: {} }, { packages: a }), []);
    assert.deepEqual(said(changed, { packages: a }, { packages: { 'deb/a': deb('a', '2') } }), ['1 2']);
  });

  it('knows which side is there and which fields changed', () => {
    const rule = ruleOf({ on: 'packages', message: '{kind} {present.source} {present.target} {fields}' });
    assert.deepEqual(said(rule, { packages: b }, { packages: { ...a, 'deb/b': deb('b', '2') } }), [
      'added false true ',
      'changed true true version',
    ]);
  });

  it('cannot tell whether what a target with holes does not show is gone', () => {
    const [message, ...others] = said(
      gone,
      { packages: { ...a, ...b } },
      { packages: { status: 'partial', facts: {} } },
    );
    assert.match(message ?? '', /^\? not known.*permission denied/);
    assert.deepEqual(others, []);
    assert.deepEqual(
      said(gone, { packages: b }, { packages: { status: 'partial', facts: {} } }),
      [],
      'nothing that matches is unknown',
    );
  });

  it('still says what it sees in a section with holes', () => {
    const target = { packages: { status: 'partial' as const, facts: { 'deb/a': deb('a', '2') } } };
    assert.deepEqual(said(changed, { packages: a }, target), ['1 2']);
  });

  it('cannot tell what a source with holes had that is gone', () => {
    assert.match(said(gone, { packages: { status: 'partial', facts: {} } }, { packages: b })[0] ?? '', /^\? .*source/);
    assert.deepEqual(said(changed, { packages: { status: 'partial', facts: {} } }, { packages: b }), []);
    assert.match(said(changed, { packages: { status: 'partial', facts: {} } }, { packages: a })[0] ?? '', /^\? /);
  });

  it('asks the side that could be read whether a section that could not concerns it', () => {
    assert.match(said(gone, { packages: a }, { packages: { status: 'failed' } })[0] ?? '', /^\? /);
    assert.deepEqual(said(gone, { packages: b }, { packages: { status: 'failed' } }), []);
  });

  it('does not apply where one side has no such section', () => {
    assert.deepEqual(said(gone, { packages: a }, { packages: { status: 'not-applicable' } }), []);
  });

  it('cannot decide what it would have to read elsewhere, and only where something matches', () => {
    const rule = ruleOf({
      on: 'packages',
      kinds: ['removed'],
      match: "fact.name == 'a'",
      when: 'has(env.target.os.libc)',
    });
    const target = { packages: {}, os: { status: 'partial' as const } };
    assert.match(said(rule, { packages: a, os: {} }, target)[0] ?? '', /^\? .*os of the target/);
    assert.deepEqual(said(rule, { packages: b, os: {} }, target), []);
  });

  it('does not pass over an expression that fails', () => {
    const rule = ruleOf({ on: 'packages', when: 'source.epoch == 1' });
    assert.match(
      said(rule, { packages: a }, { packages: {} })[0] ?? '',
      /^\? .*failed for deb\/a \(No such key: epoch\)/,
    );
  });
});
