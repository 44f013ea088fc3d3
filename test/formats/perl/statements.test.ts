import assert from 'node:assert/strict';
import fc from 'fast-check';
import { perlStatements } from '../../../src/formats/perl/statements.js';

function texts(code: string): string[] {
  return perlStatements(code).map(({ text }) => text.replace(/\s+/g, ' '));
}

describe('perlStatements', () => {
  it('leaves out what is no code', () => {
    assert.deepEqual(texts('use A; # use B;\n=pod\n\nuse C;\n\n=cut\nuse D;\n__END__\nuse E;\n'), ['use A', 'use D']);
    assert.deepEqual(texts('print <<"E", <<~F;\nuse A;\nE\n  use B;\n  F\nuse C;\n'), ['print <<"E", <<~F', 'use C']);
    assert.deepEqual(
      texts('my $x = q{; use A; {}};\nmy $y = "; use B;";\ns/;use C;/{/;\n$z =~ m{;use D;};\nuse E;\n').at(-1),
      'use E',
    );
    assert.deepEqual(texts("($a) = $0 =~ m=^(.*/)?'=;\n$a =~ s=/'$==;\nuse E;\n").at(-1), 'use E');
    assert.deepEqual(texts('my %h = (s => 1, y=>2); $s=1; use E;').at(-1), 'use E');
    assert.deepEqual(texts('my $half = $a / 2; use A; $b / 2;'), ['my $half = $a / 2', 'use A', '$b / 2']);
  });

  it('knows what runs as soon as it is read', () => {
    const found = perlStatements('BEGIN { f(); if (x) { g() } }\nh();\n');
    assert.deepEqual(
      found.map(({ text, early }) => [text, early]),
      [
        ['BEGIN', false],
        ['f()', true],
        ['if (x)', true],
        ['g()', true],
        ['h()', false],
      ],
    );
  });

  it('tells in what a statement stands', () => {
    const found = perlStatements('eval {\n  require A;\n};\nsub f { require B }\n$x{y} = 1;\nrequire C;\n');
    assert.deepEqual(
      found.filter(({ text }) => text.startsWith('require')).map(({ line, depth, caught }) => [line, depth, caught]),
      [
        [2, 1, true],
        [4, 1, false],
        [6, 0, false],
      ],
    );
  });

  it('ends with any text', () => {
    const piece = fc.constantFrom(
      'q{',
      's/',
      '<<E',
      '\n',
      '=pod\n',
      '"',
      "'",
      '{',
      '}',
      'qw(',
      'tr/',
      'y',
      '#',
      '$',
      ';',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        assert.ok(Array.isArray(perlStatements(pieces.join(''))));
      }),
    );
  });
});
