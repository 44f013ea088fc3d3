import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleInput } from '../../../src/api/input.js';
import { ROOT } from '../../../src/dev/root.js';
import { LibraryFact } from '../../../src/model/facts/library.js';
import { ProgramFact } from '../../../src/model/facts/program.js';
import { elf, library, program, script, system } from '../../../src/requirements/rules/facts.js';
import { REQUIREMENT_RULES } from '../../../src/requirements/rules/index.js';
import { provedRule } from '../../../src/rules/proofs/proved.js';
import { formatFailure, testRules } from '../../../src/rules/self-test.js';

const sources = readdirSync(join(ROOT, 'src/requirements'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(?:execute|load)\/.*\.ts$/.test(file),
);

describe('rules of requirements', () => {
  it('hold what their examples say', () => {
    const rules = REQUIREMENT_RULES.map((rule) => provedRule(rule, 'test'));
    const results = testRules(rules, ruleInput);
    assert.deepEqual(results.filter(({ passed }) => !passed).map(formatFailure), []);
    for (const { id } of rules) {
      const found = results.filter(({ rule }) => rule === id).map(({ expected }) => expected > 0);
      assert.deepEqual([...new Set(found)].sort(), [false, true], `${id} has an example of each kind`);
    }
  });

  it('explain every rule that a proof names', () => {
    const known = new Set(REQUIREMENT_RULES.map(({ id }) => id));
    const named = sources.flatMap((file) => {
      const text = readFileSync(join(ROOT, 'src/requirements', file), 'utf8');
      return [...text.matchAll(/\b(?:unmet|tell)\(\s*'([a-zA-Z-]+)'/g)].map((match) => match[1] ?? '');
    });
    assert.equal(named.length > 10, true);
    // An entry that is nowhere is refused before it comes to a finding.
    assert.deepEqual(
      [...new Set(named)].filter((id) => !known.has(id) && id !== 'missing-file'),
      [],
    );
  });
});

describe('facts of examples', () => {
  it('are facts as probes give them', () => {
    ProgramFact.parse(program());
    ProgramFact.parse(script('/bin/sh', '-e'));
    LibraryFact.parse(library('liba.so.1'));
    assert.equal(elf({ class: 32 }).class, 32);
    for (const fact of Object.values(system().programs ?? {})) ProgramFact.parse(fact);
    for (const fact of Object.values(system().libraries ?? {})) LibraryFact.parse(fact);
  });
});
