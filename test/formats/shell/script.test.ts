import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OWN_DIRECTORY } from '../../../src/formats/shell/nodes.js';
import { readScript } from '../../../src/formats/shell/script.js';

describe('readScript', () => {
  it('reads complete commands with their lines', () => {
    const { body, cut } = readScript('#!/bin/sh\nset -e\n\nfoo a b; bar && baz\n');
    assert.equal(cut, undefined);
    assert.deepEqual(body, [
      { do: { run: ['set', '-e'], line: 2 }, line: 2 },
      { do: { run: ['foo'], line: 4 }, line: 4 },
      {
        do: {
          and: [
            { run: ['bar'], line: 4 },
            { run: ['baz'], line: 4 },
          ],
        },
        line: 4,
      },
    ]);
  });

  it('knows what variables stand for that are set once', () => {
    const names = (code: string) =>
      readScript(code).body.flatMap(({ do: node }) => ('run' in node ? node.run.slice(0, 1) : []));
    assert.deepEqual(names('A=/srv/a\n$A/run\n"$A"/stop\n'), ['/srv/a/run', '/srv/a/stop']);
    assert.deepEqual(names('D=$(cd "$(dirname "$0")" && pwd)\n"$D/run"\n'), [`${OWN_DIRECTORY}/run`]);
    const bash = 'D="$(cd -- "$(dirname -- "$' + '{BASH_SOURCE[0]}")" >/dev/null 2>&1 && pwd -P)"\n$D/run\n';
    assert.deepEqual(names(bash), [`${OWN_DIRECTORY}/run`]);
    assert.equal(names('D=$(cd "$(dirname "$0")/.." && pwd)\n$D/run\n').at(-1), '$/run');
    assert.deepEqual(names('export A=/srv\nB=$A/bin\n$B/x\n').slice(1), ['/srv/bin/x']);
    for (const code of ['A=/a\nA=/b\n$A/x\n', 'A=/a\nread A\n$A/x\n', 'f() { A=/a; }\n$A/x\n', 'A=a\n$A/x\n'])
      assert.equal(names(code).at(-1), '$/x', code);
  });

  it('tells what is not finished from what is no script', () => {
    for (const code of ['if a; then b\n', 'x="a\n', 'f() {\n', 'a |\n', 'case x in a) b\n'])
      assert.equal(readScript(code).unfinished, true, code);
    for (const code of ['a\n)\nb\n', 'done\nb\n']) assert.equal(readScript(code).unfinished, undefined, code);
    assert.deepEqual(readScript('while read x; do a; done <<< "$(b)"\nc\n').cut, undefined);
  });

  it('keeps what it read before what is no script', () => {
    const { body, cut } = readScript("foo\nexit 0\n\u0000\u0001'binary\n");
    assert.deepEqual([body.length, cut], [2, 3]);
  });

  it('tells what carriage returns at the ends of all lines do', () => {
    const returns = (code: string) => readScript(code).returns;
    assert.equal(returns('#!/bin/sh\nls\r\necho if x then\r\n'), 'words');
    assert.equal(returns('set -eu\r\nls\r\n'), 'options');
    assert.equal(returns('if true; then\r\n  ls\r\nfi\r\n'), 'syntax');
    assert.equal(returns('case $1 in\r\nesac\r\n'), 'syntax');
    assert.equal(returns('#!/bin/sh\nprintf "a\r\n"\n'), undefined);
  });

  it('takes no script with carriage returns for what it seems to be', () => {
    assert.deepEqual(readScript('foo\r\nbar\r\n'), { body: [], cut: 1, returns: 'words' });
  });

  it('never throws, whatever it is given', () => {
    const piece = fc.constantFrom(
      ...[
        'if ',
        'then\n',
        'fi\n',
        'case x in ',
        'esac',
        ';;',
        '(',
        ')',
        '{ ',
        '}',
        '$(',
        '`',
        '"',
        "'",
        '${',
        '<<E\n',
        'E\n',
      ],
      ...[
        '\\',
        '\n',
        ' ',
        '|',
        '&&',
        '[[ ',
        ' ]]',
        'for x in ',
        'do ',
        'done',
        '((',
        '))',
        'x=(',
        'function f ',
        '#',
        ';',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        assert.ok(Array.isArray(readScript(pieces.join('')).body));
      }),
    );
    assert.equal(typeof readScript('$('.repeat(100_000)).cut, 'number');
    assert.equal(typeof readScript('if '.repeat(100_000)).cut, 'number');
    assert.equal(typeof readScript('! '.repeat(100_000)).cut, 'number');
  });
});
