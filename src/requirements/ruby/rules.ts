import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, system } from '../rules/facts.js';

const owner = 'deb/ruby3.1:amd64';
const GEMS = '/usr/share/rubygems-integration/all/specifications';

/** A system with Ruby 3.1 and rack 2.2.4. */
const RUBY: ExampleSections = {
  ...system({ programs: { '/usr/bin/ruby3.1': program({ owner, links: ['/usr/bin/ruby'] }) } }),
  ruby: { '/usr/bin/ruby3.1': { version: '3.1.2', api: '3.1.0', platform: 'x86_64-linux-gnu', owner } },
  'ruby-gems': { [`${GEMS}/rack-2.2.4.gemspec`]: { name: 'rack', version: '2.2.4', owner } },
};

function project(more: Readonly<Record<string, unknown>>): ExampleSections {
  return { 'ruby-projects': { '/srv/app': { gems: {}, platforms: ['ruby'], starts: true, ...more } } };
}

function bundled(api: string): ExampleSections {
  const path = `/srv/app/vendor/bundle/ruby/${api}/specifications/puma-6.4.2.gemspec`;
  const gem = { name: 'puma', version: '6.4.2', api, compiled: true, built: [api] };
  return { ...project({ gems: { puma: ['6.4.2'] } }), 'ruby-gems': { [path]: gem } };
}

const SECTIONS = ['source.ruby-projects', 'target.ruby', 'target.programs', 'target.libraries', 'target.loader'];
const BUNDLER = 'https://bundler.io/man/bundle-exec.1.html';

/** A system with Ruby 3.1 whose load path has json and set. */
const LOADING: ExampleSections = {
  ...RUBY,
  ruby: {
    '/usr/bin/ruby3.1': {
      version: '3.1.2',
      api: '3.1.0',
      platform: 'x86_64-linux-gnu',
      owner,
      features: ['json', 'set'],
    },
  },
};

function requiring(name: string): ExampleSections {
  const load = { name, line: 1, relative: false, when: 'always' };
  return { 'ruby-code': { '/srv/app/main.rb': { loads: [load], program: true } } };
}

/** What explains the needs of Ruby projects that are not met. */
export const RUBY_RULES: readonly RuleDescriptor[] = [
  {
    id: 'ruby-missing-gem',
    title: "A project's Gemfile.lock names gems that are not there",
    level: 'error',
    why:
      'Bundler looks for every gem of the lock file in exactly that version before anything of the project runs, and ends ' +
      'with "Could not find … in locally installed gems". It is an error where the project surely starts with Bundler; else, ' +
      'and where groups are left out (BUNDLE_WITHOUT), a warning.',
    fix: 'Install the gems with the deployment, or ship them in vendor/bundle.',
    references: [BUNDLER, 'https://bundler.io/man/bundle-config.1.html'],
    sections: [...SECTIONS, 'target.ruby-gems'],
    examples: [
      { name: 'another version', source: project({ gems: { rack: ['3.1.8'] } }), target: RUBY, findings: 1 },
      { name: 'there', source: project({ gems: { rack: ['2.2.4'] } }), target: RUBY, findings: 0 },
    ],
  },
  {
    id: 'ruby-missing-module',
    title: 'Ruby code requires a file that is not there',
    level: 'error',
    why:
      'require looks in the load path of Ruby and in installed gems; what is nowhere there ends the program with "cannot load ' +
      'such file". Where Bundler starts it, gems count that the lock file names, so that what newer releases of Ruby made a gem ' +
      '(csv, base64, bigdecimal in 3.4) must stand in the Gemfile. What only some runs load, or what code goes on without, is a warning.',
    fix: 'Install the gem that brings it, add it to the Gemfile, or ship the file with the program.',
    references: [
      'https://docs.ruby-lang.org/en/master/Kernel.html#method-i-require',
      'https://docs.ruby-lang.org/en/master/standard_library_md.html',
    ],
    sections: ['source.ruby-code', ...SECTIONS.slice(1), 'target.ruby-gems'],
    examples: [
      { name: 'nowhere', source: requiring('sinatra'), target: LOADING, findings: 1 },
      { name: 'a part of Ruby', source: requiring('json'), target: LOADING, findings: 0 },
    ],
  },
  {
    id: 'ruby-abi',
    title: 'Gems are installed for another Ruby',
    level: 'error',
    why:
      'Bundler and RubyGems keep gems, and what is compiled of them, in a directory that is named after the interface of ' +
      'Ruby (vendor/bundle/ruby/3.1.0). Another Ruby looks into a directory of its own and finds none of them.',
    fix: "Install the gems with the target's Ruby.",
    references: [BUNDLER, 'https://guides.rubygems.org/gems-with-extensions/'],
    sections: [...SECTIONS, 'target.ruby-gems'],
    examples: [
      { name: 'of Ruby 3.3', source: bundled('3.3.0'), target: RUBY, findings: 1 },
      { name: 'of the same', source: bundled('3.1.0'), target: RUBY, findings: 0 },
    ],
  },
  {
    id: 'ruby-version',
    title: 'A Gemfile asks for another Ruby than the target has',
    level: 'error',
    why: 'Bundler ends where the Ruby is not the one that the Gemfile names: "Your Ruby version is 3.1.2, but your Gemfile specified 3.2.2".',
    fix: 'Use that Ruby in the target, or let the Gemfile allow the other.',
    references: ['https://bundler.io/guides/gemfile_ruby.html'],
    sections: SECTIONS,
    examples: [
      { name: 'newer', source: project({ ruby: ['~> 3.2'] }), target: RUBY, findings: 1 },
      { name: 'in the range', source: project({ ruby: ['>= 3.0', '< 3.3'] }), target: RUBY, findings: 0 },
    ],
  },
  {
    id: 'ruby-platform',
    title: "A project's Gemfile.lock is not for the target's platform",
    level: 'error',
    why:
      'A lock file names the platforms that it was resolved for. Where it is frozen (BUNDLE_FROZEN, BUNDLE_DEPLOYMENT) Bundler ' +
      'ends on another one with "Your bundle only supports platforms …", as one written on a Mac alone does on every server.',
    fix: 'Add the platform (bundle lock --add-platform x86_64-linux) and install again.',
    references: ['https://bundler.io/man/bundle-lock.1.html', 'https://bundler.io/man/bundle-platform.1.html'],
    sections: SECTIONS,
    examples: [
      { name: 'a Mac', source: project({ platforms: ['arm64-darwin-23'], frozen: true }), target: RUBY, findings: 1 },
      {
        name: 'with Linux',
        source: project({ platforms: ['arm64-darwin-23', 'x86_64-linux'], frozen: true }),
        target: RUBY,
        findings: 0,
      },
    ],
  },
];
