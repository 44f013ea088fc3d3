import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePostgresql } from '../../../src/formats/config/postgresql.js';

describe('parsePostgresql', () => {
  it('reads values with and without quotes and equals signs', () => {
    const text =
      "Port = 5432 # as ever\nshared_buffers 128MB\nsearch_path = '\"$user\", it''s'#c\ninclude 'a.conf'\nx =\n";
    assert.deepEqual(
      parsePostgresql(text).settings.map(({ name, value }) => [name, value]),
      [
        ['port', '5432'],
        ['shared_buffers', '128MB'],
        ['search_path', '"$user", it\'s'],
        ['include', 'a.conf'],
        ['x', ''],
      ],
    );
  });

  it('names what is no setting', () => {
    assert.deepEqual(
      parsePostgresql("a = 'b\nc d e\n= 1\n").problems.map(({ line }) => line),
      [1, 2, 3],
    );
  });

  it('never throws', () => {
    const piece = fc.constantFrom('=', "'", '\\', '#', '\n', ' ', 'a');
    fc.assert(fc.property(fc.string({ unit: piece }), (text) => assert.ok(parsePostgresql(text).settings.length >= 0)));
  });
});
