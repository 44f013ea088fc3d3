import assert from 'node:assert/strict';
import type { Rule } from '../../../src/model/rule.js';
import { explainedRule, listedRules } from '../../../src/reports/terminal/rule.js';
import { aFinding, PLAIN } from '../../support/report.js';

const rule: Rule = {
  id: 'libc-older',
  title: 'The target has an older libc',
  level: 'error',
  why: 'A program built against a newer glibc asks for symbol versions\nthat the older one does not define.',
  fix: 'Build on the older system.',
  references: ['https://example.org/abi'],
  sections: ['os'],
  origin: 'rules/base.yaml:12',
  examples: [
    {
      name: 'older',
      source: { os: { libc: { family: 'glibc', version: '2.41' } } },
      target: { os: { libc: { family: 'glibc', version: '2.36' } } },
      findings: 1,
    },
    { name: 'nothing known', source: {}, target: {}, findings: 0 },
  ],
  judge: () => [],
};

describe('a rule explained', () => {
  it('says why, what to do, examples and where to read on', () => {
    assert.equal(
      explainedRule(rule, PLAIN, ({ findings }) => (findings === 0 ? [] : [aFinding()])),
      `libc-older (error): The target has an older libc

why      A program built against a newer glibc asks for symbol versions that the
         older one does not define.
fix      Build on the older system.
needs    os
defined  in rules/base.yaml:12

Example: older: gives 1 finding
  source   os libc: family glibc, version 2.41
  target   os libc: family glibc, version 2.36
  finds    libssl.so.1.1 is gone

    • source   /usr/lib/x86_64-linux-gnu/libssl.so.1.1: soname libssl.so.1.1
    ✗ target   no library has the soname libssl.so.1.1

Example: nothing known: gives no finding
  source   has nothing that the rule looks at
  target   has nothing that the rule looks at

Read on
  https://example.org/abi
`,
    );
  });
});

describe('rules listed', () => {
  it('have the levels apart and the names in order', () => {
    const others = [
      { ...rule, id: 'b', level: 'warning' as const, title: 'B' },
      { ...rule, id: 'a', title: 'A' },
    ];
    assert.equal(
      listedRules([rule, ...others], PLAIN),
      `2 errors
  a           A
  libc-older  The target has an older libc

1 warning
  b           B

hostdrift explain RULE says why and what to do.
`,
    );
  });
});
