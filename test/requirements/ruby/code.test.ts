import assert from 'node:assert/strict';
import type { RubyProjectFact } from '../../../src/model/facts/ruby.js';
import type { Deployment } from '../../../src/model/proof.js';
import { codeProofs } from '../../../src/requirements/ruby/code.js';
import { type Files, glibcSystem, sceneOf } from '../../support/proof.js';
import { gemfileLock, gemspec, rubySystem } from '../../support/ruby.js';

const LIB = '  CONFIG["rubylibdir"] = "/usr/lib/ruby/3.1.0"\n';
const GEMS = '/var/lib/gems/3.1.0';
const SYSTEM = rubySystem();
const RUBY: Files = {
  ...SYSTEM,
  '/usr/lib/ruby/3.1.0/x86_64/rbconfig.rb': `${String(SYSTEM['/usr/lib/ruby/3.1.0/x86_64/rbconfig.rb'])}${LIB}`,
  '/usr/lib/ruby/3.1.0/json.rb': '',
  [`${GEMS}/gems/rack-2.2.4/lib/rack.rb`]: '',
  [`${GEMS}/specifications/prime-0.1.2.gemspec`]: gemspec('prime', '0.1.2'),
  [`${GEMS}/gems/prime-0.1.2/lib/prime.rb`]: '',
};

async function proved(payload: Files, target: Files = RUBY, more: Partial<Deployment> = {}): Promise<unknown[]> {
  const scene = await sceneOf(target, payload, more);
  const projects = Object.entries(scene.view.payload.sections['ruby-projects']?.facts ?? {}) as [
    string,
    RubyProjectFact,
  ][];
  return codeProofs(scene, projects).map(({ entry, verdict, unmet }) => [
    entry,
    verdict,
    ...unmet.map(({ cause }) => cause),
  ]);
}

describe('codeProofs', () => {
  it('holds programs against the load path and the gems of the target', async () => {
    const main = { '/main.rb': 'require "json"\nrequire "rack"\nrequire "prime"\n' };
    assert.deepEqual(await proved(main), [['/opt/app/main.rb', 'runs']]);
    assert.deepEqual(await proved({ '/main.rb': 'require "tilt"' }), [
      ['/opt/app/main.rb', 'breaks', 'missing-module:tilt'],
    ]);
    assert.deepEqual(await proved(main, glibcSystem()), []);
  });

  it('lets in what the lock file names where Bundler starts it', async () => {
    const lock = { '/Gemfile.lock': gemfileLock({ rack: '2.2.4' }) };
    const code = 'require "bundler/setup"\nrequire "json"\nrequire "rack"\n';
    assert.deepEqual(await proved({ ...lock, '/main.rb': code }), [['/opt/app/main.rb', 'runs']]);
    const hidden = await proved({ ...lock, '/main.rb': `${code}require "prime"\n` });
    assert.deepEqual(hidden, [['/opt/app/main.rb', 'breaks', 'missing-module:prime']]);
    const commands = [['bundle', 'exec', 'ruby', 'main.rb']];
    assert.deepEqual(await proved({ ...lock, '/main.rb': 'require "prime"\n' }, RUBY, { commands }), [
      ['bundle exec ruby main.rb', 'breaks', 'missing-module:prime'],
    ]);
  });

  it('does not know what a Ruby has whose configuration is not there', async () => {
    const { '/usr/lib/ruby/3.1.0/x86_64/rbconfig.rb': _left, ...bare } = RUBY;
    assert.deepEqual(await proved({ '/main.rb': 'require "tilt"' }, bare), [
      ['/opt/app/main.rb', 'unknown', 'missing-module'],
    ]);
  });
});
