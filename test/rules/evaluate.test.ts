import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Finding } from '../../src/model/finding.js';
import type { Rule, Verdict } from '../../src/model/rule.js';
import { evaluate, fingerprint } from '../../src/rules/evaluate.js';
import { deb, inputOf, ruleOf } from '../support/rules.js';

const input = inputOf(
  { packages: { 'deb/a': deb('a', '2'), 'deb/b': deb('b', '2'), 'deb/c': deb('c', '1') } },
  { packages: { 'deb/a': deb('a', '1'), 'deb/b': deb('b', '1'), 'deb/c': deb('c', '2') } },
);

function fixed(id: string, level: Rule['level'], verdicts: readonly Verdict[]): Rule {
  const none = { title: 'T', why: 'W', fix: 'F', references: [], examples: [], sections: [], origin: 'o:1' };
  return { ...none, id, level, judge: () => verdicts };
}

const plain: Verdict = { message: 'm', evidence: [], identity: 'i' };

describe('evaluate', () => {
  it('makes findings that keep to the schema, with the rule’s own fix and level unless the verdict names others', () => {
    const { findings } = evaluate(
      [fixed('r', 'warning', [plain, { ...plain, identity: 'j', fix: 'G', level: 'error', cause: 'c' }])],
      input,
    );
    assert.deepEqual(findings, [
      {
        rule: 'r',
        level: 'error',
        status: 'open',
        cause: 'c',
        message: 'm',
        evidence: [],
        fix: 'G',
        fingerprint: fingerprint('r', 'j'),
      },
      {
        rule: 'r',
        level: 'warning',
        status: 'open',
        message: 'm',
        evidence: [],
        fix: 'F',
        fingerprint: fingerprint('r', 'i'),
      },
    ]);
    for (const finding of findings) Finding.parse(finding);
  });

  it('sorts errors first, then by rule and message, whatever the order of the rules', () => {
    const rules = [
      fixed('b', 'note', [plain]),
      fixed('a', 'warning', [
        { ...plain, message: 'z', identity: '1' },
        { ...plain, message: 'y', identity: '2' },
      ]),
      fixed('c', 'error', [plain]),
    ];
    const order = evaluate(rules, input).findings.map(({ rule, message }) => `${rule} ${message}`);
    assert.deepEqual(order, ['c m', 'a y', 'a z', 'b m']);
    assert.deepEqual(evaluate(rules.toReversed(), input), evaluate(rules, input));
  });

  it('gives the same thing once', () => {
    assert.equal(evaluate([fixed('r', 'note', [plain, { ...plain, message: 'again' }])], input).findings.length, 1);
  });

  it('remembers which differences were judged, by several rules once', () => {
    const older = { on: 'packages', when: 'deb_version(target.version) < deb_version(source.version)' };
    const { judged, findings } = evaluate(
      [ruleOf({ id: 'x', ...older, item: '{key}' }), ruleOf({ id: 'y', ...older })],
      input,
    );
    assert.deepEqual(
      [...judged].map(({ key }) => key),
      ['deb/a', 'deb/b'],
    );
    assert.equal(findings.length, 3);
  });

  it('turns a rule that fails into an undetermined finding and goes on', () => {
    const broken: Rule = {
      ...fixed('broken', 'error', []),
      judge() {
        throw new Error('out of luck');
      },
    };
    const { findings } = evaluate([broken, fixed('r', 'note', [plain])], input);
    assert.deepEqual(
      findings.map(({ status }) => status),
      ['undetermined', 'open'],
    );
    assert.match(findings[0]?.message ?? '', /out of luck/);
  });

  it('makes the fingerprint of the rule and the identity', () => {
    const expected = createHash('sha256').update('libc-older\nx').digest('hex').slice(0, 16);
    assert.equal(fingerprint('libc-older', 'x'), expected);
  });

  it('judges thousands of differences in a moment', () => {
    const facts = (version: string) =>
      Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`deb/p${at}`, deb(`p${at}`, version)]));
    const many = inputOf({ packages: facts('2') }, { packages: facts('1') });
    const rules = Array.from({ length: 10 }, (_, at) =>
      ruleOf({
        id: `r${at}`,
        on: 'packages',
        kinds: ['changed'],
        match: `fact.name == 'p${at}'`,
        when: 'source.version != target.version',
      }),
    );
    const start = process.cpuUsage();
    assert.equal(evaluate(rules, many).findings.length, 10);
    const { user, system } = process.cpuUsage(start);
    assert.ok((user + system) / 1000 < 1000, `${(user + system) / 1000} ms`);
  });
});
