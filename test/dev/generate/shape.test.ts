import assert from 'node:assert/strict';
import * as z from 'zod';
import { resolved, type Shape, typeOf } from '../../../src/dev/generate/shape.js';

describe('the shape of a schema', () => {
  it('has definitions in place of the references to them', () => {
    const inner = z.object({ a: z.string() }).meta({ id: 'Inner' });
    const shape = resolved(z.object({ x: inner, y: inner })) as Shape;
    assert.equal(shape.properties?.y?.properties?.a?.type, 'string');
  });

  it('is told in a few words', () => {
    const type = (schema: z.ZodType) => typeOf(resolved(schema) as Shape);
    assert.equal(type(z.literal('a')), '`"a"`');
    assert.equal(type(z.enum(['a', 'b'])), '`a`, `b`');
    assert.equal(type(z.union([z.string(), z.array(z.number())])), 'string or list of number');
    assert.equal(type(z.unknown()), 'any');
  });
});
