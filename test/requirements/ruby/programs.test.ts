import assert from 'node:assert/strict';
import { isStartedName, startedRuby } from '../../../src/requirements/ruby/programs.js';

const CODE = { loads: [] };

describe('startedRuby', () => {
  it('takes what is named, what says so, what is called so, or the topmost files', () => {
    const code = { '/main.rb': CODE, '/lib/own.rb': CODE, '/spec/app.rb': CODE, '/x.rb': CODE };
    assert.deepEqual(startedRuby(code, ['/x.rb', '/none']), ['/x.rb']);
    assert.deepEqual(startedRuby(code, undefined), ['/main.rb']);
    assert.deepEqual(startedRuby({ ...code, '/bin/x': { loads: [], program: true } }, undefined), [
      '/bin/x',
      '/main.rb',
    ]);
    assert.deepEqual(startedRuby({ '/a/x.rb': CODE, '/y.rb': CODE, '/z.rb': CODE }, undefined), ['/y.rb', '/z.rb']);
    assert.deepEqual(startedRuby({}, undefined), []);
  });
});

describe('isStartedName', () => {
  it('knows names of programs, but not in directories of libraries', () => {
    assert.equal(isStartedName('/srv/config.ru'), true);
    assert.equal(isStartedName('/srv/lib/main.rb'), false);
  });
});
