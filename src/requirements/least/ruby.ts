import type { RubyGemFact, RubyProjectFact } from '../../model/facts/ruby.js';
import type { RequiredLanguage } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { entries } from '../node/world.js';
import { Needs } from './needs.js';

/** The Ruby that a Gemfile or the gems of the payload ask for, and the gems that are locked and not there. */
export function leastRuby(payload: Snapshot): RequiredLanguage | undefined {
  const projects = entries<RubyProjectFact>(payload, 'ruby-projects');
  const gems = entries<RubyGemFact>(payload, 'ruby-gems');
  if (projects.length === 0 && gems.length === 0) return undefined;
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
  return {
    language: 'ruby',
    files: projects.length,
    versions: versions.versions(),
    packages: packages.all(),
    parts: [],
  };
}
