import { isRubyLibrary } from '../../formats/ruby/standard-library.js';
import type { RubyCodeFact, RubyGemFact, RubyProjectFact } from '../../model/facts/ruby.js';
import type { RequiredLanguage } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { entries } from '../node/world.js';
import { Needs } from './needs.js';

/** The Ruby that a Gemfile or the gems of the payload ask for; gems that are locked and not there, and those that code requires. */
export function leastRuby(payload: Snapshot): RequiredLanguage | undefined {
  const projects = entries<RubyProjectFact>(payload, 'ruby-projects');
  const gems = entries<RubyGemFact>(payload, 'ruby-gems');
  const code = entries<RubyCodeFact>(payload, 'ruby-code');
  if (projects.length + gems.length + code.length === 0) return undefined;
  const versions = new Needs();
  const packages = new Needs();
  const there = new Set(gems.map(([, { name, version }]) => `${name} ${version}`));
  for (const [directory, { ruby = [], gems: locked }] of projects) {
    const path = directory === '/' ? '' : directory;
    if (ruby.length > 0) versions.add('', ruby.join(', '), 'declared', `${path}/Gemfile`);
    for (const [name, each] of Object.entries(locked)) {
      if (each.some((version) => there.has(`${name} ${version}`))) continue;
      packages.add(name, each.join(' or '), 'declared', `${path}/Gemfile.lock`);
    }
  }
  for (const [path, { requiredRuby = [], compiled, built = [] }] of gems) {
    if (requiredRuby.length > 0) versions.add('', requiredRuby.join(', '), 'declared', path);
    if (compiled === true && built.length > 0) {
      versions.add('', built.map((api) => `~> ${api}`).join(' or '), 'derived', path);
    }
  }
  const locked = projects.flatMap(([, project]) => [...Object.keys(project.gems), ...(project.elsewhere ?? [])]);
  addDerived(code, packages, [...locked, ...gems.map(([, { name }]) => name)]);
  return {
    language: 'ruby',
    files: projects.length + code.length,
    versions: versions.versions(),
    packages: packages.all(),
    parts: [],
  };
}

/** What code requires whatever happens, by its first name: neither a part of Ruby, nor its own, nor of a gem that is known. */
function addDerived(
  code: readonly (readonly [string, RubyCodeFact])[],
  packages: Needs,
  gems: readonly string[],
): void {
  // `active_support/all` is of the gem activesupport, `rack/test` of rack-test.
  const known = new Set(gems.map(letters));
  const paths = code.map(([path]) => path);
  for (const [path, { loads }] of code) {
    for (const { name, relative, when } of loads) {
      const [first = ''] = name.split('/', 1);
      if (relative || when !== 'always' || /^[./]|^$/.test(first) || isRubyLibrary(name)) continue;
      const isGem = known.has(letters(first)) || known.has(letters(name));
      if (!isGem && !paths.some((own) => own.endsWith(`/${name}.rb`))) packages.add(first, '', 'derived', path);
    }
  }
}

function letters(name: string): string {
  return name.replace(/[-_/]/g, '').toLowerCase();
}
