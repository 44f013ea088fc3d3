import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { rubyCodeProbe } from '../../../src/probes/runtimes/ruby-code.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { executable } from '../../support/proof.js';

describe('the ruby-code probe', () => {
  it('reads scripts and files, and nothing that gems or the system bring', async () => {
    const { 'ruby-code': section } = await runProbes(
      memoryEnvironment({
        '/srv/tool': executable('#!/usr/bin/env ruby\nrequire "json"\n'),
        '/srv/lib/own.rb': '$: << __dir__\nrequire_relative "x" if y\n',
        '/srv/run': executable('#!/bin/sh\n'),
        '/srv/vendor/bundle/ruby/3.1.0/gems/rack-2.2.4/lib/rack.rb': 'require "x"\n',
        '/usr/lib/ruby/3.1.0/set.rb': 'require "x"\n',
      }),
      [rubyCodeProbe],
    );
    assert.deepEqual(section?.facts, {
      '/srv/lib/own.rb': { loads: [{ name: 'x', line: 2, relative: true, when: 'sometimes' }], adds: ['.'] },
      '/srv/tool': { loads: [{ name: 'json', line: 2, relative: false, when: 'always' }], program: true },
    });
  });
});
