import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readGemspec } from '../../../src/formats/ruby/gemspec.js';

const NOKOGIRI = `# -*- encoding: utf-8 -*-
# stub: nokogiri 1.13.10 ruby lib
# stub: ext/nokogiri/extconf.rb

Gem::Specification.new do |s|
  s.name = "nokogiri".freeze
  s.version = "1.13.10"
  s.required_ruby_version = Gem::Requirement.new(">= 2.6.0".freeze, "< 4".freeze)
  if s.respond_to? :add_runtime_dependency then
    s.add_runtime_dependency(%q<racc>.freeze, ["~> 1.4", ">= 1.4.1"])
    s.add_development_dependency(%q<minitest>.freeze, ["~> 5.8"])
  else
    s.add_dependency(%q<racc>.freeze, ["~> 1.4", ">= 1.4.1"])
    s.add_dependency(%q<minitest>.freeze, ["~> 5.8"])
  end
end
`;

describe('readGemspec', () => {
  it('reads what RubyGems writes', () => {
    assert.deepEqual(readGemspec(NOKOGIRI), {
      name: 'nokogiri',
      version: '1.13.10',
      platform: 'ruby',
      directories: ['lib'],
      compiled: true,
      requiredRuby: ['>= 2.6.0', '< 4'],
      requires: { racc: ['~> 1.4', '>= 1.4.1'] },
    });
  });

  it('reads one without the line for those in a hurry', () => {
    const text =
      'Gem::Specification.new do |s|\n  s.name = "a"\n  s.version = "1.0"\n  s.platform = "java"\n  s.extensions = ["x"]\n';
    const found = readGemspec(text);
    assert.deepEqual([found?.name, found?.version, found?.platform, found?.compiled], ['a', '1.0', 'java', true]);
  });

  it('knows what is none, and never throws', () => {
    assert.equal(readGemspec('Gem::Specification.new do |s|\n  s.version = VERSION\nend\n'), undefined);
    fc.assert(fc.property(fc.string(), (text) => assert.notEqual(readGemspec(text)?.name, '')));
  });
});
