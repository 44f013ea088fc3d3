import assert from 'node:assert/strict';
import { addedDirectory } from '../../../src/formats/ruby/load-path.js';
import { rubyTokens } from '../../../src/formats/ruby/tokens.js';

function added(text: string): string | undefined {
  return addedDirectory(rubyTokens(text), 0);
}

describe('addedDirectory', () => {
  it('works directories out as Ruby does', () => {
    assert.equal(added('$LOAD_PATH.unshift File.expand_path("lib", __dir__)'), 'lib');
    assert.equal(added('$:.unshift(File.expand_path("../../lib", __FILE__))'), '../lib');
    assert.equal(added('$:.unshift(File.join(File.dirname(__FILE__), "..", "lib")) unless x'), '../lib');
    assert.equal(added('$: << File.dirname(__FILE__) + "/lib"'), 'lib');
    assert.equal(added('$:.push File.dirname(File.dirname(__FILE__))'), '..');
    assert.equal(added('$LOAD_PATH.unshift "/srv/lib"'), '/srv/lib');
  });

  it('tells what only running tells from what adds nothing', () => {
    assert.equal(added('$LOAD_PATH.unshift ENV["LIB"]'), undefined);
    assert.equal(added('$LOAD_PATH.unshift "lib"'), undefined);
    assert.equal(added('$: = []'), undefined);
    assert.equal(added('$LOAD_PATH.include?(x)'), '');
  });
});
