import assert from 'node:assert/strict';
import { projectRules } from '../../src/api/project-rules.js';
import { scratchDirectory } from '../support/scratch.js';

const PACK = `rules:
  - id: our-own
    title: Ours
    level: note
    each: target.packages
    when: fact.name == 'a'
    message: found
    evidence: [{ environment: target, fact: it }]
    why: It breaks.
    fix: Mend it.
    references: [https://example.org/]
    examples:
      - { name: hit, target: { packages: { a: { name: a } } }, findings: 1 }
      - { name: miss, target: { packages: { b: { name: b } } }, findings: 0 }
`;

describe('projectRules', () => {
  const scratch = scratchDirectory();

  it('adds the rules that the project names and those of further packs to the shipped ones', async () => {
    scratch.write('rules/ours.yaml', PACK);
    scratch.write('more/more.yaml', PACK.replace('our-own', 'one-more'));
    scratch.write('hostdrift.yaml', 'rules: [./rules]\n');
    const ids = (await projectRules(scratch.path('hostdrift.yaml'), [scratch.path('more')])).map(({ id }) => id);
    assert.ok(ids.includes('our-own') && ids.includes('one-more') && ids.includes('libc-older'), ids.join());
  });

  it('says which pack of the project is not there', async () => {
    scratch.write('hostdrift.yaml', 'rules: [./nowhere]\n');
    await assert.rejects(projectRules(scratch.path('hostdrift.yaml')), /nowhere/);
  });
});
