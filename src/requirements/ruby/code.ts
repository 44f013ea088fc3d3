import type { RubyCodeFact, RubyGemFact, RubyProjectFact } from '../../model/facts/ruby.js';
import { entryOf, type Proof, type Unmet } from '../../model/proof.js';
import { findCommand } from '../execute/path.js';
import { entries } from '../node/world.js';
import { type Scene, targetSays, undecided } from '../scene.js';
import { type RubyCommand, rubyCommand } from './command.js';
import { Features } from './features.js';
import { RubyLoading, type RubyWorld } from './loading.js';
import { startedRuby } from './programs.js';
import { rubyRuntime } from './runtime.js';

type Projects = readonly (readonly [directory: string, project: RubyProjectFact])[];

/** What programs in Ruby load, of the commands or files that are started; nothing where the target has no Ruby. */
export function codeProofs(scene: Scene, projects: Projects): Proof[] {
  const { view, deployment } = scene;
  const own = entries<RubyCodeFact>(view.payload, 'ruby-code');
  const commands = (deployment.commands ?? []).flatMap((command) => {
    const read = rubyCommand(command);
    return read === undefined ? [] : [{ command, read }];
  });
  if (own.length + commands.length === 0 || findCommand(scene, 'ruby').kind !== 'found') return [];
  const code = new Map(own.map(([path, fact]) => [`${view.place}${path}`, fact]));
  const files = deployment.commands === undefined ? startedRuby(Object.fromEntries(own), deployment.entries) : [];
  const known = commands.filter(({ read }) => read.loads.length > 0 || code.has(placed(scene, read.file ?? '')));
  return [
    ...known.map(({ command, read }) => proofOf(entryOf(command), startedBy(scene, code, projects, read, command))),
    ...files.map((path) => {
      const read = { file: `${view.place}${path}`, loads: [], adds: [], bundled: false };
      return proofOf(`${view.place}${path}`, startedBy(scene, code, projects, read, [path]));
    }),
  ];
}

function startedBy(
  scene: Scene,
  code: ReadonlyMap<string, RubyCodeFact>,
  projects: Projects,
  read: RubyCommand,
  command: readonly string[],
): Unmet[] {
  const { deployment } = scene;
  const inside = (path: string) => placed(scene, path);
  const ruby = rubyRuntime(scene);
  if (ruby === undefined) {
    const unknown = undecided('missing-module', 'the snapshot of the target was taken without Ruby', [
      targetSays('starts it'),
    ]);
    return [{ ...unknown, rule: 'ruby-missing-module' }];
  }
  const variable = (deployment.environment.RUBYLIB ?? '').split(':').filter(Boolean);
  const file = read.file === undefined ? undefined : inside(read.file);
  const bundled = read.bundled || (file !== undefined && startsBundler(code, file));
  const world: RubyWorld = {
    ruby,
    code,
    features: featuresOf(scene, projects, ruby.fact, bundled, file),
    adds: [...read.adds.map(inside), ...variable],
    unknown: unknownOf(scene, ruby.fact.features === undefined),
  };
  const loading = new RubyLoading(scene, world);
  loading.named(entryOf(command), read.loads);
  return loading.file(file ?? '');
}

/** The path of what a command names, in its working directory. */
function placed({ view, deployment }: Scene, path: string): string {
  const directory = deployment.directory ?? view.place;
  return path.startsWith('/') ? path : `${directory === '/' ? '' : directory}/${path}`;
}

/** Whether a program hands its load path over to Bundler itself, or what it loads beside it does. */
function startsBundler(code: ReadonlyMap<string, RubyCodeFact>, file: string, depth = 0): boolean {
  const directory = file.slice(0, file.lastIndexOf('/'));
  return (code.get(file)?.loads ?? []).some(({ name, when, relative }) => {
    if (when !== 'always') return false;
    if (name === 'bundler/setup' || name === 'bundler') return true;
    return relative && depth < 3 && startsBundler(code, `${directory}/${name.replace(/\.rb$/, '')}.rb`, depth + 1);
  });
}

/** What can be required; where Bundler starts it, of the gems those of the lock file nearest to the program. */
function featuresOf(
  { view }: Scene,
  projects: Projects,
  ruby: Parameters<typeof newFeatures>[0],
  bundled: boolean,
  file = '',
): Features {
  const gems = [...entries<RubyGemFact>(view.payload, 'ruby-gems'), ...entries<RubyGemFact>(view.target, 'ruby-gems')];
  const all = gems.map(([, gem]) => gem);
  const nearest = projects
    .map(([path, project]) => [path === '/' ? view.place : `${view.place}${path}`, project] as const)
    .filter(([path]) => file.startsWith(`${path}/`))
    .sort(([a], [b]) => b.length - a.length)[0]?.[1];
  return bundled && nearest !== undefined ? newFeatures(ruby, all, nearest) : new Features(ruby, all);
}

function newFeatures(
  ruby: ConstructorParameters<typeof Features>[0],
  all: readonly RubyGemFact[],
  project: RubyProjectFact,
): Features {
  const isLocked = ({ name, version }: RubyGemFact) => project.gems[name]?.includes(version) === true;
  // A gem that is locked and not there is said of the lock file.
  const present = new Set(all.map(({ name }) => name));
  const absent = Object.keys(project.gems).some((name) => !present.has(name));
  return new Features(ruby, all, isLocked, absent || project.elsewhere !== undefined);
}

function unknownOf({ view }: Scene, noFeatures: boolean): string | undefined {
  const gems = view.target.sections['ruby-gems'];
  if (noFeatures) return 'the snapshot of the target was taken without what its Ruby has';
  return gems?.status === 'complete'
    ? undefined
    : (gems?.problems[0]?.message ?? 'the snapshot of the target was taken without gems');
}

function proofOf(entry: string, unmet: readonly Unmet[]): Proof {
  const breaks = unmet.some(({ level, status }) => level === 'error' && status === 'unmet');
  const unknown = unmet.some(({ status }) => status === 'unknown');
  return { entry, verdict: breaks ? 'breaks' : unknown ? 'unknown' : 'runs', unmet };
}
