import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as z from 'zod';
import { checkOf } from '../../src/api/validity.js';
import { Snapshot } from '../../src/model/snapshot.js';
import { PROBES } from '../../src/probes/index.js';

/** Words and numbers that the schemas below know, so that some values are valid. */
const leaf = fc.oneof(
  fc.constantFrom<unknown>('a', 'b', 1, 2, 64, true, false, null, 1.5, '1.0', 2 ** 53),
  fc.string(),
  fc.integer(),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'kind', 'list'), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  string: z.string(),
  'string of a form': z.string().regex(/^a/),
  number: z.number(),
  'whole number': z.int(),
  'whole number in a range': z.int().min(1).max(4),
  boolean: z.boolean(),
  enumeration: z.enum(['a', 'b']),
  literal: z.literal(64),
  list: z.array(z.string()),
  record: z.record(z.string(), z.number()),
  'record with some keys': z.record(z.enum(['a', 'b']), z.string()),
  object: z.object({ a: z.string(), b: z.number().optional() }),
  'object without other fields': z.strictObject({ a: z.unknown() }),
  'object with others of a kind': z.object({ a: z.string() }).catchall(z.number()),
  nullable: z.object({ a: z.string().nullable(), b: z.number().default(1) }),
  union: z.union([z.string(), z.array(z.number())]),
  'discriminated union': z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('a'), list: z.array(z.string()) }),
    z.object({ kind: z.literal('b') }),
  ]),
  json: z.json(),
};

describe('checks made of schemas', () => {
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    it(`say the same as the schema: ${name}`, () => {
      const isValid = checkOf(schema);
      fc.assert(fc.property(json, (value) => assert.equal(isValid(value), schema.safeParse(value).success)));
    });
  }

  it('say the same as the schema of every probe', () => {
    const checks = [Snapshot, ...PROBES.map(({ schema }) => schema)].map(
      (schema) => [schema, checkOf(schema)] as const,
    );
    fc.assert(
      fc.property(json, (value) => {
        for (const [schema, isValid] of checks) assert.equal(isValid(value), schema.safeParse(value).success);
      }),
    );
  });
});
