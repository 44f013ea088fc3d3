import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bundleSettings,
  readBundleConfig,
  readGemfileLock,
  rubyInGemfile,
} from '../../../src/formats/ruby/lock-file.js';

const LOCK = `GIT
  remote: https://example.org/own.git
  specs:
    own (0.1)

GEM
  remote: https://rubygems.org/
  specs:
    nokogiri (1.15.4-arm64-darwin)
      racc (~> 1.4)
    nokogiri (1.15.4-x86_64-linux)
    racc (1.7.1)

PLATFORMS
  x86_64-linux
  arm64-darwin-22

DEPENDENCIES
  nokogiri

BUNDLED WITH
   2.4.10
`;

describe('readGemfileLock', () => {
  it('reads gems, platforms and the Bundler', () => {
    assert.deepEqual(readGemfileLock(LOCK), {
      gems: { nokogiri: ['1.15.4'], racc: ['1.7.1'] },
      elsewhere: ['own'],
      platforms: ['arm64-darwin-22', 'x86_64-linux'],
      bundler: '2.4.10',
    });
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.ok(Array.isArray(readGemfileLock(text).platforms))));
  });
});

describe('rubyInGemfile', () => {
  it('reads what stands there in so many words', () => {
    assert.deepEqual(rubyInGemfile('source "x"\nruby "~> 3.1", \'< 4\'\n'), ['~> 3.1', '< 4']);
    assert.deepEqual(rubyInGemfile('ruby("3.2.2")\n'), ['3.2.2']);
    assert.deepEqual(rubyInGemfile('ruby file: ".ruby-version"\n'), []);
  });
});

describe('readBundleConfig', () => {
  it('reads settings', () => {
    assert.deepEqual(readBundleConfig('---\nBUNDLE_PATH: "vendor/bundle"\nBUNDLE_FROZEN: true\n'), {
      BUNDLE_PATH: 'vendor/bundle',
      BUNDLE_FROZEN: 'true',
    });
  });
});

describe('bundleSettings', () => {
  it('knows what a deployment is', () => {
    assert.deepEqual(bundleSettings({ BUNDLE_DEPLOYMENT: '1', BUNDLE_WITHOUT: 'test' }), {
      without: 'test',
      path: 'vendor/bundle',
      frozen: true,
    });
    assert.deepEqual(bundleSettings({ BUNDLE_FROZEN: 'false', BUNDLE_PATH: '/g' }), {
      without: undefined,
      path: '/g',
      frozen: undefined,
    });
  });
});
