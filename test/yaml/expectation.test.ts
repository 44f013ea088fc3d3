import assert from 'node:assert/strict';
import * as z from 'zod';
import { RuleDefinition } from '../../src/rules/packs/definition.js';
import { expectation } from '../../src/yaml/expectation.js';

function said(schema: z.ZodType, data: unknown): string[] {
  const { error } = schema.safeParse(data);
  return (error?.issues ?? []).map((issue) => expectation(issue, data, issue.path as (string | number)[]));
}

describe('expectation', () => {
  it('tells a missing field from one of another kind', () => {
    const schema = z.object({ why: z.string(), kinds: z.array(z.string()) });
    assert.deepEqual(said(schema, { kinds: 'removed' }), [
      'is missing; expected a text',
      'expected a list, found "removed"',
    ]);
    assert.deepEqual(said(schema, { why: null, kinds: {} }), [
      'expected a text, found nothing',
      'expected a list, found a map',
    ]);
  });

  it('lists what may be chosen', () => {
    const schema = z.object({ level: z.enum(['error', 'note']) });
    assert.deepEqual(said(schema, { level: 'fatal' }), ['expected one of "error", "note", found "fatal"']);
    assert.deepEqual(said(schema, {}), ['is missing; expected one of "error", "note"']);
  });

  it('hands on what a rule’s own constraints say', () => {
    const rule = { id: 'Bad Id', references: [], let: { env: '1' } };
    const all = said(RuleDefinition, rule).join('\n');
    assert.match(all, /words of small letters/);
    assert.match(all, /expected at least one/);
    assert.match(all, /already has a meaning/);
  });
});
