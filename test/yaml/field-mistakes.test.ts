import assert from 'node:assert/strict';
import * as z from 'zod';
import { fieldMistakes } from '../../src/yaml/field-mistakes.js';
import { YamlSource } from '../../src/yaml/yaml-source.js';

const Schema = z.strictObject({
  a: z.number(),
  list: z.array(z.string()),
  map: z.record(z.string().regex(/^x/, 'not an x'), z.string()),
});

describe('fieldMistakes', () => {
  it('tells where each mistake is and what was expected', () => {
    const source = new YamlSource('f.yaml', 'a: one\nlist: [b, 2]\nmap:\n  y: z\nother: 1\n');
    const { error } = Schema.safeParse(source.data());
    assert.ok(error !== undefined);
    const found = fieldMistakes(source, [], source.data(), error, (_data, path) => path.join('.'));
    assert.deepEqual(found.map(({ line, column, message }) => `${line}:${column} ${message}`).sort(), [
      '1:4 a: expected a number, found "one"',
      '2:11 list.1: expected a text, found 2',
      '4:3 map.y: not an x',
      '5:1 other: there is no such field here; is it a spelling mistake?',
    ]);
  });
});
