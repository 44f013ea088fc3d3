import { bundleSettings } from '../../formats/ruby/lock-file.js';
import type { RubyGemFact, RubyProjectFact } from '../../model/facts/ruby.js';
import { type Deployment, entryOf, type Proof } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import type { Snapshot } from '../../model/snapshot.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { entries } from '../node/world.js';
import { codeProofs } from '../ruby/code.js';
import { projectNeeds, type RubyPlace } from '../ruby/project.js';
import { RUBY_RULES } from '../ruby/rules.js';
import { rubyRuntime } from '../ruby/runtime.js';
import type { Scene } from '../scene.js';

/** Ruby: what programs load before they do anything else, and whether Bundler finds every gem that projects are locked to. */
export const rubyProver: Prover = {
  id: 'ruby',
  title: 'Ruby',
  rules: RUBY_RULES,
  files: ['ruby-projects', 'ruby-gems', 'ruby-code'],
  variables: ['BUNDLE_WITHOUT', 'BUNDLE_PATH', 'BUNDLE_FROZEN', 'BUNDLE_DEPLOYMENT', 'RUBYLIB'],
  prove(payload, target, deployment) {
    const projects = entries<RubyProjectFact>(payload, 'ruby-projects').filter(([, { owner }]) => owner === undefined);
    const view = new View(target, payload, deployment.at);
    const scene: Scene = { view, deployment, symbols: new SymbolTables(), knowledge: [] };
    const code = codeProofs(scene, projects);
    if (deployment.entries !== undefined || projects.length === 0) return code;
    const ruby = rubyRuntime(scene);
    // That a command is missing the kernel says; whether files are only laid there, a missing Ruby does not tell.
    if (ruby === undefined) return code;
    const bundled = started(projects, deployment, view.place).flatMap(([entry, path, project, sure]): Proof[] => {
      const place = placeOf(ruby, path, project, payload, view, deployment);
      const unmet = projectNeeds(path, project, place, sure ? 'error' : 'warning');
      const verdict = unmet.some(({ level, status }) => level === 'error' && status === 'unmet') ? 'breaks' : 'runs';
      return [{ entry, verdict: unmet.some(({ status }) => status === 'unknown') ? 'unknown' : verdict, unmet }];
    });
    return [...bundled, ...code];
  },
};

type Started = readonly [entry: string, path: string, project: RubyProjectFact, sure: boolean];

/** Commands that Bundler runs, in the project of their working directory; without commands all projects. */
function started(
  projects: readonly (readonly [string, RubyProjectFact])[],
  { commands, directory }: Deployment,
  place: string,
): Started[] {
  const placed = projects.map(([path, project]) => [path === '/' ? place : `${place}${path}`, project] as const);
  if (commands === undefined) {
    return placed.map(([path, project]) => [`${path}/Gemfile.lock`, path, project, project.starts === true]);
  }
  const bundled = commands.filter(([name = '']) => /(?:^|\/)(?:bundle|bundler)$/.test(name));
  return bundled.flatMap((command) =>
    placed
      .filter(([path]) => directory === path || (directory === undefined && placed.length === 1))
      .map(([path, project]): Started => [entryOf(command), path, project, true]),
  );
}

function placeOf(
  ruby: RubyPlace['ruby'],
  project: string,
  own: RubyProjectFact,
  payload: Snapshot,
  { target, place }: View,
  { environment }: Deployment,
): RubyPlace {
  const gems = target.sections['ruby-gems'];
  const set = bundleSettings(environment);
  const [path, without] = [own.path ?? set.path, own.without ?? set.without];
  // Where a path is set, only that and what comes with Ruby count; it is relative to the project.
  const directory = path === undefined || path.startsWith('/') ? path : `${project}/${path.replace(/^\.\//, '')}`;
  const counts = (at: string, gem: RubyGemFact) =>
    directory === undefined || gem.default === true || at.startsWith(`${directory}/`);
  const brought = entries<RubyGemFact>(payload, 'ruby-gems').filter(([at, gem]) => counts(`${place}${at}`, gem));
  const there = entries<RubyGemFact>(target, 'ruby-gems').filter(([at, gem]) => counts(at, gem));
  return {
    ruby,
    gems: [...brought, ...there].map(([, gem]) => gem),
    brought: brought.map(([, gem]) => gem),
    without: without !== undefined,
    frozen: own.frozen ?? set.frozen ?? false,
    unknown:
      gems?.status === 'complete'
        ? undefined
        : (gems?.problems[0]?.message ?? 'the snapshot of the target was taken without gems'),
  };
}
