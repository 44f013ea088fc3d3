import { type Files, glibcSystem, program } from './proof.js';

/** A specification as RubyGems writes it. */
export function gemspec(name: string, version: string, compiled = false): string {
  const stub = compiled ? '# stub: ext/extconf.rb\n' : '';
  return `# -*- encoding: utf-8 -*-\n# stub: ${name} ${version} ruby lib\n${stub}\nGem::Specification.new do |s|\nend\n`;
}

/** A system with Ruby 3.1.2 and the gems rack 2.2.4 and, as part of Ruby, json 2.6.1. */
export function rubySystem(more: Files = {}): Files {
  const config = {
    MAJOR: '3',
    MINOR: '1',
    TEENY: '2',
    ruby_version: '3.1.0',
    arch: 'x86_64-linux-gnu',
    RUBY_BASE_NAME: 'ruby',
    ruby_install_name: '$(RUBY_BASE_NAME)3.1',
  };
  const lines = Object.entries(config).map(([name, value]) => `  CONFIG["${name}"] = "${value}"\n`);
  return glibcSystem('2.36', {
    '/usr/bin/ruby3.1': program(),
    '/usr/bin/ruby': { link: 'ruby3.1' },
    '/usr/bin/bundle': { content: '#!/usr/bin/ruby\n', mode: 0o755 },
    '/usr/lib/ruby/3.1.0/x86_64/rbconfig.rb': `  CONFIG["prefix"] = (TOPDIR || DESTDIR + "/usr")\n${lines.join('')}`,
    '/usr/lib/ruby/gems/3.1.0/specifications/default/json-2.6.1.gemspec': gemspec('json', '2.6.1', true),
    '/var/lib/gems/3.1.0/specifications/rack-2.2.4.gemspec': gemspec('rack', '2.2.4'),
    ...more,
  });
}

/** A lock file of these gems. */
export function gemfileLock(gems: Readonly<Record<string, string>>, platforms = ['x86_64-linux']): string {
  const specs = Object.entries(gems).map(([name, version]) => `    ${name} (${version})`);
  return ['GEM', '  specs:', ...specs, '', 'PLATFORMS', ...platforms.map((each) => `  ${each}`), ''].join('\n');
}
