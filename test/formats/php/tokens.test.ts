import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { phpTokens } from '../../../src/formats/php/tokens.js';

function values(text: string): string[] {
  return [...phpTokens(text)].map(({ kind, value }) => (kind === 'text' ? `'${value}'` : value));
}

describe('phpTokens', () => {
  it('reads what is PHP, and nothing of what is around it', () => {
    assert.deepEqual(values('a() <?php b(); // c() ?> d() <?= e() ?> f()'), [
      'b',
      '(',
      ')',
      ';',
      ';',
      'e',
      '(',
      ')',
      ';',
    ]);
    assert.deepEqual(values('<?php /* a */ # b\n #[C] \\D\\e'), ['#[', 'C', ']', '\\D\\e']);
  });

  it('reads texts, and passes over what is put together', () => {
    assert.deepEqual(values(`<?php 'it\\'s' "plain" "{$a}" $b->c?->d ?? 1.5`), [
      "'it's'",
      "'plain'",
      '',
      '$b',
      '->',
      'c',
      '?->',
      'd',
      '??',
      '1.5',
    ]);
    assert.deepEqual(values('<?php <<<EOT\n f(1)\n  EOT; g'), ['', ';', 'g']);
    assert.deepEqual(values("<?php <<<'X'\nX\n. 'a'"), ['', '.', "'a'"]);
  });

  it('counts lines', () => {
    const lines = [...phpTokens("\n<?php\n'a\nb'\n$c")].map(({ line }) => line);
    assert.deepEqual(lines, [3, 5]);
  });

  it('ends, whatever is cut short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.ok(values(`<?php ${text}`).length <= text.length + 1);
      }),
    );
    for (const text of ['/*', "'", '<<<X\n', '"\\', '#[']) assert.ok(values(`<?php ${text}`).length <= 1);
  });
});
