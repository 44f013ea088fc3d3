import assert from 'node:assert/strict';
import { rubyCommand } from '../../../src/requirements/ruby/command.js';

describe('rubyCommand', () => {
  it('reads options of ruby, servers and bundle exec', () => {
    const none = { loads: [], adds: [], bundled: false };
    assert.deepEqual(rubyCommand(['/usr/bin/ruby3.1', '-w', '-Ilib', '-I', 'a:b', '-rjson', 'x.rb', '-y']), {
      ...{ file: 'x.rb', loads: ['json'], adds: ['lib', 'a', 'b'], bundled: false },
    });
    assert.deepEqual(rubyCommand(['bundle', 'exec', 'ruby', 'x.rb']), { ...none, file: 'x.rb', bundled: true });
    assert.deepEqual(rubyCommand(['bundle', 'exec', 'puma', '-p', '3000']), {
      ...none,
      file: 'config.ru',
      bundled: true,
    });
    assert.equal(rubyCommand(['ruby', '-e', 'puts 1']), undefined);
    assert.equal(rubyCommand(['bundle', 'install']), undefined);
    assert.equal(rubyCommand(['sh', 'x.rb']), undefined);
  });
});
