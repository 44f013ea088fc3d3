import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRubyCode } from '../../../src/formats/ruby/code.js';

function loads(text: string): string[] {
  return readRubyCode(text).loads.map(
    ({ name, line, relative, when }) => `${name} ${line} ${when}${relative ? ' beside' : ''}`,
  );
}

describe('readRubyCode', () => {
  it('reads what is loaded, where that is written', () => {
    assert.deepEqual(
      loads('require "json"\nrequire(\'set\')\nrequire_relative "../lib/a"\nrequire x\nrequire "a#{b}"\n'),
      [...['json 1 always', 'set 2 always', '../lib/a 3 always beside']],
    );
    assert.deepEqual(loads('puts <<~X\n  require "no"\nX\n# require "no"\nx.require "no"\n'), []);
  });

  it('tells what is always loaded from what only some runs load', () => {
    const text =
      'require "a" if x\nautoload :B, "b"\ny && require("c")\nbegin\n  require "d"\nrescue LoadError\n  require "e"\nend\ndef f\n  require "g"\nend\nok = require "h"\n';
    const wanted = [
      'a 1 sometimes',
      'b 2 sometimes',
      'c 3 sometimes',
      'd 5 guarded',
      'e 7 sometimes',
      'g 10 sometimes',
    ];
    assert.deepEqual(loads(text), [...wanted, 'h 12 always']);
  });

  it('knows directories that are added', () => {
    const { adds, open } = readRubyCode('$:.unshift __dir__\n$LOAD_PATH << "/srv/lib"\n');
    assert.deepEqual([adds, open], [['.', '/srv/lib'], false]);
    assert.equal(readRubyCode('$LOAD_PATH.unshift(ENV["X"])').open, true);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.ok(Array.isArray(readRubyCode(text).loads))));
  });
});
