import assert from 'node:assert/strict';
import type { RubyGemFact } from '../../../src/model/facts/ruby.js';
import { Features, featureName } from '../../../src/requirements/ruby/features.js';

const RUBY = { version: '3.1.2', api: '3.1.0', platform: 'x86_64-linux-gnu', features: ['json', 'set'] };

function gem(name: string, more: Partial<RubyGemFact> = {}): RubyGemFact {
  return { name, version: '1.0', features: [name], ...more };
}

describe('Features', () => {
  it('finds what Ruby has by itself, on its path and in gems', () => {
    const features = new Features(RUBY, [gem('rack', { features: ['rack', 'rack/builder', 'rack/a/b/'] })]);
    for (const name of ['thread', 'set', 'rack/builder', 'rack/a/b/c']) assert.equal(features.find(name), 'there');
    for (const name of ['sinatra', 'rack/none', 'rack/a/x']) assert.equal(features.find(name), 'missing');
  });

  it('passes over gems of another Ruby and those that are not compiled', () => {
    const gems = [gem('a', { api: '3.3.0' }), gem('b', { compiled: true, built: [] })];
    assert.deepEqual(
      ['a', 'b'].map((name) => new Features(RUBY, gems).find(name)),
      ['missing', 'missing'],
    );
  });

  it('names the need that keeps a gem from being activated', () => {
    const [a, b] = [gem('a', { requires: { b: ['~> 1.0'] } }), gem('b', { requires: { c: ['>= 0'] } })];
    assert.deepEqual(new Features(RUBY, [a]).find('a'), { gem: a, needs: 'b ~> 1.0' });
    assert.deepEqual(new Features(RUBY, [a, b]).find('a'), { gem: a, needs: 'c' });
    const circle = [a, gem('b', { requires: { a: ['>= 0'] } })];
    assert.equal(new Features(RUBY, circle).find('a'), 'there');
  });

  it('knows what Bundler hides', () => {
    const gems = [gem('rack'), gem('csv', { requires: { none: ['>= 0'] } })];
    const features = new Features(RUBY, gems, ({ name }) => name === 'rack');
    assert.deepEqual(
      [features.find('rack'), features.find('csv'), features.hidden('csv')],
      ['there', 'missing', 'csv'],
    );
    assert.equal(new Features(RUBY, gems).hidden('csv'), undefined);
  });
});

describe('featureName', () => {
  it('leaves the extension out', () => {
    assert.deepEqual(['json.rb', 'etc.so', 'a.b'].map(featureName), ['json', 'etc', 'a.b']);
  });
});
