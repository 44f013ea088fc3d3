import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { readShippedPacks } from '../../src/providers/pack-files.js';
import { loadRules } from '../../src/rules/load.js';
import { WAIVER_RULES } from '../../src/rules/policy/waiver-rules.js';
import { formatFailure, testRules } from '../../src/rules/self-test.js';
import { prepare, ruleOf } from '../support/rules.js';

const examples = (good: number, bad: number) => [
  { name: 'gone', source: { packages: { 'deb/a': { name: 'a' } } }, target: {}, findings: good },
  {
    name: 'there',
    source: { packages: { 'deb/a': { name: 'a' } } },
    target: { packages: { 'deb/a': { name: 'a' } } },
    findings: bad,
  },
];

describe('self-test', () => {
  it('runs examples through the real comparison and evaluation', () => {
    const rule = ruleOf({ on: 'packages', kinds: ['removed'], examples: examples(1, 0) });
    assert.deepEqual(
      testRules([rule], prepare).map(({ passed, found }) => [passed, found.length]),
      [
        [true, 1],
        [true, 0],
      ],
    );
  });

  it('tells an example that does not hold, with its place', () => {
    const rule = ruleOf({ on: 'packages', kinds: ['removed'], when: 'false', examples: examples(1, 0) });
    const failures = testRules([rule], prepare).filter(({ passed }) => !passed);
    assert.deepEqual(failures.map(formatFailure), [
      'test.yaml:1: rule "test-rule", example "gone": expected 1 findings, got 0',
    ]);
  });

  it('does not let an example pass that could not be decided', () => {
    const rule = ruleOf({ on: 'packages', kinds: ['removed'], when: 'source.none == 1', examples: examples(1, 0) });
    const [failure] = testRules([rule], prepare).filter(({ passed }) => !passed);
    assert.match(failure === undefined ? '' : formatFailure(failure), /could not decide\n.*No such key: none/);
  });
});

const rules = await loadRules([await readShippedPacks(join(ROOT, 'rules'), join(ROOT, 'build/none.json'))]);

describe('shipped rules', () => {
  it('have examples that hold', () => {
    const failures = testRules(rules, prepare).filter(({ passed }) => !passed);
    assert.deepEqual(failures.map(formatFailure), []);
  });

  // Those about waivers have no two snapshots to show: test/rules/policy/waive.test.ts hits and misses with them.
  const shown = rules.filter(({ id }) => !WAIVER_RULES.some((rule) => rule.id === id));
  for (const rule of shown) {
    it(`${rule.id} says why, how to mend it and where that is written, and shows a hit and a miss`, () => {
      assert.ok(rule.why.length > 60 && rule.fix.length > 15);
      assert.ok(rule.references.length > 0 && rule.references.every((address) => URL.canParse(address)));
      assert.ok(
        rule.examples.some(({ findings }) => findings > 0) && rule.examples.some(({ findings }) => findings === 0),
      );
      assert.ok(rule.title.length <= 90, 'a title fits a line');
    });
  }

  it('have unique ids', () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  it('say nothing of a snapshot beside itself', () => {
    for (const rule of rules.filter(
      ({ sections }) => !sections.some((name) => /entrypoint|target\.packages/.test(name)),
    )) {
      for (const example of rule.examples) {
        const same = { ...rule, examples: [{ ...example, target: example.source, findings: 0 }] };
        assert.deepEqual(
          testRules([same], prepare)
            .filter(({ passed }) => !passed)
            .map(formatFailure),
          [],
        );
      }
    }
  });
});
