import assert from 'node:assert/strict';
import type { Deployment } from '../../../src/model/proof.js';
import { rubyProver } from '../../../src/requirements/provers/ruby.js';
import { captured, deployed, type Files, glibcSystem } from '../../support/proof.js';
import { gemfileLock, gemspec, rubySystem } from '../../support/ruby.js';

const BOOT = { '/config/boot.rb': 'require "bundler/setup"\n' };

async function proved(payload: Files, target: Files = rubySystem(), more: Partial<Deployment> = {}) {
  const proofs = rubyProver.prove(await captured(payload), await captured(target), deployed(more));
  return proofs.map(({ entry, verdict, unmet }) => [entry, verdict, unmet.map(({ cause }) => cause)]);
}

describe('rubyProver', () => {
  it('holds a project against the gems of the target and its own', async () => {
    const lock = { '/Gemfile.lock': gemfileLock({ rack: '2.2.4', json: '2.6.1', tilt: '2.3.0' }) };
    const entry = '/opt/app/Gemfile.lock';
    assert.deepEqual(await proved({ ...lock, ...BOOT }), [
      [entry, 'breaks', ['missing-gem:tilt']],
      ['/opt/app/config/boot.rb', 'runs', []],
    ]);
    assert.deepEqual(await proved(lock), [[entry, 'runs', ['missing-gem:tilt']]]);
    const own = { '/vendor/bundle/ruby/3.1.0/specifications/tilt-2.3.0.gemspec': gemspec('tilt', '2.3.0') };
    assert.deepEqual((await proved({ ...lock, ...BOOT, ...own }))[0], [entry, 'runs', []]);
  });

  it('counts what lies in the path alone where one is set', async () => {
    const payload = { '/Gemfile.lock': gemfileLock({ rack: '2.2.4', json: '2.6.1' }), ...BOOT };
    const config = { '/.bundle/config': 'BUNDLE_DEPLOYMENT: "true"\n' };
    assert.deepEqual((await proved({ ...payload, ...config }))[0]?.[2], ['missing-gem:rack']);
    assert.deepEqual((await proved(payload))[0]?.[2], []);
  });

  it('takes the project of a command from its directory', async () => {
    const payload = { '/a/Gemfile.lock': gemfileLock({ tilt: '2.3.0' }), '/b/Gemfile.lock': gemfileLock({}) };
    const commands = [['bundle', 'exec', 'puma'], ['sh']];
    assert.deepEqual(await proved(payload, rubySystem(), { commands, directory: '/opt/app/a' }), [
      ['bundle exec puma', 'breaks', ['missing-gem:tilt']],
    ]);
  });

  it('says nothing where there is no Ruby', async () => {
    assert.deepEqual(await proved({ '/Gemfile.lock': gemfileLock({ tilt: '2.3.0' }) }, glibcSystem()), []);
  });
});
