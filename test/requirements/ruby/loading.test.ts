import assert from 'node:assert/strict';
import { readRubyCode } from '../../../src/formats/ruby/code.js';
import type { RubyCodeFact } from '../../../src/model/facts/ruby.js';
import { Features } from '../../../src/requirements/ruby/features.js';
import { RubyLoading } from '../../../src/requirements/ruby/loading.js';
import { glibcSystem, sceneOf } from '../../support/proof.js';

const FACT = { version: '3.1.2', api: '3.1.0', platform: 'x86_64-linux-gnu', features: ['json'] };

async function found(files: Readonly<Record<string, string>>, unknown?: string): Promise<string[]> {
  const code = Object.entries(files).map(([path, text]): [string, RubyCodeFact] => {
    const { loads, adds, open } = readRubyCode(text);
    return [`/opt/app${path}`, { loads: [...loads], adds: [...adds], ...(open ? { open } : {}) }];
  });
  const world = {
    ruby: { path: '/usr/bin/ruby', fact: FACT },
    code: new Map(code),
    features: new Features(FACT, []),
    adds: [],
    unknown,
  };
  const loading = new RubyLoading(await sceneOf(glibcSystem(), {}), world);
  return loading
    .file('/opt/app/main.rb')
    .map(({ cause, level, status }) => `${level} ${cause}${status === 'unknown' ? ' unknown' : ''}`);
}

describe('RubyLoading', () => {
  it('follows what is loaded through the files of the payload', async () => {
    const main = '$:.unshift File.join(__dir__, "lib")\nrequire "own"\nrequire_relative "a"\nrequire "json"\n';
    const files = {
      '/main.rb': main,
      '/lib/own.rb': 'require "tilt"',
      '/a.rb': 'require_relative "main"\nrequire_relative "none"',
    };
    assert.deepEqual(await found(files), ['error missing-module:tilt', 'error missing-module:none']);
  });

  it('warns of what only some runs load, and of what another load path may bring', async () => {
    assert.deepEqual(
      await found({ '/main.rb': 'require "a" if x\nrequire "win32/x"\nrequire "own"', '/lib/own.rb': '' }),
      ['warning missing-module:a'],
    );
    assert.deepEqual(await found({ '/main.rb': '$: << ENV["X"]\nrequire "a"' }), ['warning missing-module:a']);
    assert.deepEqual(await found({ '/main.rb': 'require "./a"' }), ['warning missing-module:./a']);
  });

  it('says nothing for certain where it is not known what there is', async () => {
    assert.deepEqual(await found({ '/main.rb': 'require "a"' }, 'gems could not be read'), [
      'warning missing-module:a unknown',
    ]);
  });
});
