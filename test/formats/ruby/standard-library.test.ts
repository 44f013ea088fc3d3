import assert from 'node:assert/strict';
import { isRubyLibrary } from '../../../src/formats/ruby/standard-library.js';

describe('isRubyLibrary', () => {
  it('knows what comes with Ruby, by its first name', () => {
    assert.deepEqual(['json', 'net/http', 'sinatra', 'sinatra/base'].map(isRubyLibrary), [true, true, false, false]);
  });
});
