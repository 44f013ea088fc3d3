import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rubyTokens } from '../../../src/formats/ruby/tokens.js';

function words(text: string): string[] {
  return rubyTokens(text).map(({ kind, text: written, line }) =>
    `${kind} ${written.trim()} ${line}`.replace('  ', ' '),
  );
}

describe('rubyTokens', () => {
  it('leaves comments, documents and heredocs out, and counts lines', () => {
    const text = 'a # require\n=begin\nrequire "x"\n=end\nf(<<~A, 1)\n  require "y"\n  A\nb\n__END__\nrequire "z"\n';
    const found = words(text).filter((each) => each.startsWith('word'));
    assert.deepEqual(found, ['word a 1', 'word f 5', 'word b 8']);
  });

  it('tells a value from an operator', () => {
    const texts = (text: string) =>
      rubyTokens(text).flatMap(({ kind, text: written }) => (kind === 'text' ? [written] : []));
    assert.deepEqual(texts('x = /end/\ny = a / b\nputs /do/\n%w[if end].each { }\nn % m'), ['end', 'do', 'if end']);
    assert.deepEqual(texts('"a#{b("x")}c" + \'#{d}\''), ['a#{b("x")}c', '#{d}']);
  });

  it('takes what follows def for a name', () => {
    const named = (text: string) => rubyTokens(text)[1]?.text;
    assert.equal(named('def end; end'), 'end');
    assert.equal(named('def size=(x)\nend'), 'size=');
    assert.equal(named('def size = 1'), 'size');
    assert.equal(
      rubyTokens('def /(other)\nend').some(({ kind }) => kind === 'text'),
      false,
    );
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.equal(rubyTokens(text).at(-1)?.kind, 'end')));
    const pieces = fc.constantFrom(
      'def ',
      'end',
      '<<~A\n',
      '"#{',
      '}',
      '%w(',
      '/',
      "'",
      '\n',
      '=begin\n',
      ':',
      '?',
      'A\n',
    );
    const texts = fc.array(pieces).map((all) => all.join(''));
    fc.assert(fc.property(texts, (text) => assert.equal(rubyTokens(text).at(-1)?.kind, 'end')));
  });
});
