import assert from 'node:assert/strict';
import { presenceOnly } from '../../src/redaction/mask.js';
import { redactDescription, redactSections } from '../../src/redaction/sections.js';

describe('redactSections', () => {
  it('takes secrets out of facts and of problems, in sections that nobody has heard of', () => {
    const problem = {
      path: '/srv/ghp_abcdefghijklmnopqrstuvwxyz0123456789',
      reason: 'malformed',
      message: 'line 3: password=hunter2',
    } as const;
    const sections = redactSections(
      { novel: { status: 'partial', problems: [problem], facts: { a: { token: 'hunter2' } } } },
      presenceOnly,
    );
    assert.deepEqual(sections.novel, {
      status: 'partial',
      problems: [{ path: '/srv/[redacted]', reason: 'malformed', message: 'line 3: password=[redacted]' }],
      facts: { a: { token: '[redacted]' } },
    });
  });

  it('loses no fact whose key is that of another without the secret in it', () => {
    const { s } = redactSections(
      { s: { status: 'complete', problems: [], facts: { 'x://u:one1@h': { a: 1 }, 'x://u:two2@h': { a: 2 } } } },
      presenceOnly,
    );
    assert.deepEqual(s?.facts, { 'x://u:[redacted]@h': { a: 1 }, 'x://u:[redacted]@h#2': { a: 2 } });
  });

  it('leaves the fields that are said to be encoded', () => {
    const facts = { a: { defined: 'AAAAChgtKeqiiHuIYdnW74virgoSyZ3B84yLHKrv9z83xFsCkyA=' } };
    const section = { status: 'complete' as const, problems: [], facts };
    assert.deepEqual(redactSections({ s: section }, presenceOnly, { s: ['defined'] }).s?.facts, facts);
    assert.notDeepEqual(redactSections({ s: section }, presenceOnly).s?.facts, facts);
  });
});

describe('redactDescription', () => {
  it('takes passwords out of how the environment was named', () => {
    const description = { reference: 'ssh://me:hunter2@host', name: 'ssh://me:hunter2@host', kind: 'host' } as const;
    assert.deepEqual(redactDescription(description, presenceOnly), {
      reference: 'ssh://me:[redacted]@host',
      name: 'ssh://me:[redacted]@host',
      kind: 'host',
    });
  });
});
