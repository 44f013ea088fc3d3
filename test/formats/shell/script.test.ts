import assert from 'node:assert/strict';
import fc from 'fast-check';
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

  it('keeps what it read before what is no script', () => {
    const { body, cut } = readScript("foo\nexit 0\n\u0000\u0001'binary\n");
    assert.deepEqual([body.length, cut], [2, 3]);
  });

  it('takes no script with carriage returns for what it seems to be', () => {
    assert.deepEqual(readScript('foo\r\nbar\r\n'), { body: [], cut: 1 });
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
