import assert from 'node:assert/strict';
import { OWN_DIRECTORY } from '../../../src/formats/shell/nodes.js';
import { ShellText } from '../../../src/formats/shell/text.js';
import { WordReader } from '../../../src/formats/shell/words.js';

function read(code: string) {
  const text = new ShellText(code);
  return new WordReader(text, (inner, end) => {
    inner.through(end);
    return { list: [] };
  }).read();
}

describe('WordReader', () => {
  it('takes quotes away', () => {
    assert.equal(read(`a'b c'"d e"\\ f rest`).text, 'ab cd e f');
    assert.equal(read('plain;').plain, true);
    assert.equal(read('"quoted"').plain, false);
  });

  it('puts $ for what only running gives', () => {
    for (const [code, text] of [
      ['$x/bin', '$/bin'],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
      ['"${x:-"a b"}"c', '$c'],
      ['$(a b)c', '$c'],
      ['`a`c', '$c'],
      ['$((1+2))c', '$c'],
      ["$'a\\'b'c", '$c'],
      ['*.txt', '$.txt'],
      ['~/x', '$/x'],
      ['{a,b}', '$a,b}'],
      ['[', '['],
    ] as const) {
      assert.equal(read(code).text, text, code);
    }
    assert.equal(read('$(a b)').inner.length, 1);
  });

  it('knows where a script lies', () => {
    for (const code of [
      '"$(dirname "$0")/x"',
      '`dirname $0`/x',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
      '"${0%/*}"/x',
    ])
      assert.equal(read(code).text, `${OWN_DIRECTORY}/x`, code);
    for (const code of ['$(dirname "$1")/x', '"$0"/x']) assert.equal(read(code).text, '$/x', code);
  });

  it('knows expansions that newer releases of bash brought', () => {
    assert.equal(read('$' + '{ a; }').newer?.since, '5.3');
    assert.equal(read('$' + '{x[@]@k}').newer?.since, '5.2');
    assert.equal(read('$' + '{x@Q}').newer?.since, '4.4');
    assert.equal(read('$' + '{x%@*}').newer, undefined);
  });
});
