import assert from 'node:assert/strict';
import fc from 'fast-check';
import { YamlSource } from '../../src/yaml/yaml-source.js';

const text = `rules:
  - id: one
    when: >-
      a == 1 &&
        b == 2
    plain: x + y
    quoted: 'p + q'
`;
const source = new YamlSource('t.yaml', text);

describe('YAML source', () => {
  it('knows where a value and a key are written', () => {
    assert.deepEqual(source.locate(['rules', 0, 'id']), { line: 2, column: 9 });
    assert.deepEqual(source.locateKey(['rules', 0], 'plain'), { line: 6, column: 5 });
  });

  it('goes to what is around a value that is not there', () => {
    assert.deepEqual(source.locate(['rules', 0, 'none', 'deeper']), { line: 2, column: 5 });
    assert.deepEqual(source.locateKey(['rules', 0], 'none'), { line: 2, column: 5 });
  });

  it('finds a character of a folded, a plain and a quoted text', () => {
    const { rules } = source.data() as { rules: [{ when: string; plain: string; quoted: string }] };
    assert.deepEqual(source.locateOffset(['rules', 0, 'when'], rules[0].when.indexOf('b')), { line: 5, column: 9 });
    assert.deepEqual(source.locateOffset(['rules', 0, 'plain'], 4), { line: 6, column: 16 });
    assert.deepEqual(source.locateOffset(['rules', 0, 'quoted'], 4), { line: 7, column: 18 });
  });

  it('tells what is no YAML and where', () => {
    const [mistake] = new YamlSource('bad.yaml', 'rules:\n  - a: [1\n').mistakes();
    assert.equal(mistake?.file, 'bad.yaml');
    assert.ok((mistake?.line ?? 0) >= 2);
    assert.match(mistake?.message ?? '', /^not valid YAML: /);
  });

  it('tells a key that occurs twice', () => {
    assert.match(new YamlSource('t', 'a: 1\na: 2\n').mistakes()[0]?.message ?? '', /unique/);
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (any, offset) => {
        const odd = new YamlSource('odd', any);
        odd.mistakes();
        odd.locateOffset([], offset);
        odd.locate(['rules', 0]);
      }),
    );
  });
});
