import assert from 'node:assert/strict';
import type { RubyGemFact, RubyProjectFact } from '../../../src/model/facts/ruby.js';
import { projectNeeds, type RubyPlace } from '../../../src/requirements/ruby/project.js';

const RUBY = { path: '/usr/bin/ruby3.1', fact: { version: '3.1.2', api: '3.1.0', platform: 'x86_64-linux-gnu' } };
const RACK: RubyGemFact = { name: 'rack', version: '2.2.4' };
const PUMA: RubyGemFact = { name: 'puma', version: '6.4.2', api: '3.1.0', compiled: true, built: ['3.1.0'] };

function needs(project: Partial<RubyProjectFact>, place: Partial<RubyPlace> = {}): string[][] {
  const fact = { gems: {}, platforms: [], ...project };
  const all = { ruby: RUBY, gems: [RACK, PUMA], brought: [], without: false, frozen: false, ...place };
  return projectNeeds('/srv/app', fact, all, 'error').map(({ cause, level, status }) => [cause, level, status]);
}

describe('projectNeeds', () => {
  it('holds every gem against what is there', () => {
    assert.deepEqual(needs({ gems: { rack: ['2.2.4'], puma: ['6.4.2'] } }), []);
    assert.deepEqual(needs({ gems: { rack: ['3.1.8'] } }), [['missing-gem:rack', 'error', 'unmet']]);
    assert.deepEqual(needs({ gems: { rack: ['3.1.8'] } }, { without: true }), [
      ['missing-gem:rack', 'warning', 'unmet'],
    ]);
    assert.deepEqual(needs({ gems: { rack: ['3.1.8'] } }, { unknown: 'it could not be read' }), [
      ['missing-gem:rack', 'warning', 'unknown'],
    ]);
  });

  it('tells gems of another interface from missing ones', () => {
    const other = { ...PUMA, api: '3.3.0', built: ['3.3.0'] };
    const lock = { gems: { puma: ['6.4.2'] } };
    assert.deepEqual(needs(lock, { gems: [other], brought: [other] }), [['ruby-abi:3.3.0', 'error', 'unmet']]);
    const unbuilt = { ...PUMA, built: [] };
    assert.deepEqual(needs(lock, { gems: [unbuilt], brought: [unbuilt] }), [['missing-gem:puma', 'error', 'unmet']]);
  });

  it('holds Ruby against the Gemfile', () => {
    assert.deepEqual(needs({ ruby: ['3.2.2'] }), [['language-version:ruby', 'error', 'unmet']]);
    assert.deepEqual(needs({ ruby: ['~> 3.1'] }), []);
  });

  it('asks for the platform where the lock file is frozen', () => {
    assert.deepEqual(needs({ platforms: ['arm64-darwin-22'] }, { frozen: true }), [
      ['ruby-platform', 'error', 'unmet'],
    ]);
    assert.deepEqual(needs({ platforms: ['x86_64-linux'] }, { frozen: true }), []);
    assert.deepEqual(needs({ platforms: ['arm64-darwin-22'] }), []);
  });
});
