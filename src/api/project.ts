import type { Policy } from '../model/policy.js';
import { EnvironmentError } from '../model/problem.js';
import type { Rule } from '../model/rule.js';
import type { Snapshot } from '../model/snapshot.js';
import type { ProjectDefinition } from '../project/definition.js';
import { pathFrom, referenceFrom } from '../project/reference.js';
import { findProjectFile } from '../providers/project-file.js';
import { byPosition, formatMistake, type Mistake } from '../yaml/mistake.js';
import { type CaptureOptions, capture } from './capture.js';
import { now } from './now.js';

/** What a project's file says, ready to be used from where the tool runs. */
export interface Project {
  /** What the file is called; absent where there is none. */
  readonly file?: string;
  readonly source?: string | undefined;
  readonly targets: readonly string[];
  /** How the software comes to the targets. */
  readonly as?: ProjectDefinition['as'];
  readonly payload: ProjectDefinition['payload'];
  /** In the place of the payload: several, by name. */
  readonly payloads?: ProjectDefinition['payloads'];
  readonly rules: readonly string[];
  readonly policy: Policy;
  readonly failOn?: ProjectDefinition['fail-on'];
  /** As `--output` takes them: FORMAT=FILE. */
  readonly outputs: readonly string[];
  /** Takes a snapshot of an environment by its name in the file, or by any reference. */
  take(name: string, options?: CaptureOptions): Promise<Snapshot>;
  /** Throws {@link EnvironmentError} where the file names rules that are not among these. */
  assertRules(known: readonly Pick<Rule, 'id'>[]): void;
}

/**
 * The project whose file is at `path`, or the nearest `hostdrift.yaml` from the working directory up; without one, a project
 * that decides nothing. Throws {@link EnvironmentError} that lists every mistake in the file with line and column.
 */
export async function loadProject(path?: string): Promise<Project> {
  const found = await findProjectFile(path);
  const today = now().toISOString().slice(0, 10);
  if (found === undefined) return { ...NOTHING, policy: { ...NOTHING.policy, today } };
  const [{ readProject }, { unknownFormats, unknownRules }, { REPORTERS }] = await Promise.all([
    import('../project/read.js'),
    import('../project/known.js'),
    import('../reports/index.js'),
  ]);
  const { definition, source: text, waivers, mistakes } = readProject(found.name, found.text);
  if (definition === undefined) throw mistaken(found.name, mistakes);
  const formats = REPORTERS.map(({ id }) => id);
  assertNone(found.name, unknownFormats(text, definition, formats));
  const { directory } = found;
  const { levels, ignore, payload, payloads, source, targets = [] } = definition;
  const bases = [payload, ...Object.values(payloads ?? {})].flatMap(({ base }) => base ?? []);
  const written = new Set([...(source === undefined ? [] : [source]), ...targets, ...bases]);
  return {
    file: found.name,
    source,
    targets,
    as: definition.as,
    payload,
    payloads,
    rules: definition.rules.map((rules) => pathFrom(directory, rules)),
    policy: { levels, ignore, waivers, today },
    failOn: definition['fail-on'],
    assertRules: (rules) => assertNone(found.name, unknownRules(text, definition, new Set(rules.map(({ id }) => id)))),
    outputs: Object.entries(definition.outputs).map(([format, file]) => `${format}=${pathFrom(directory, file)}`),
    take: (name, options = {}) => {
      const environment = Object.hasOwn(definition.environments, name) ? definition.environments[name] : undefined;
      const { key, names } = definition.redaction;
      return capture(referenceOf(environment, name, directory, written.has(name)), {
        redactionKey: key?.startsWith('@') ? `@${pathFrom(directory, key.slice(1))}` : key,
        secretNames: names,
        settings: [...definition.settings, ...(options.settings ?? [])],
        ...(typeof environment === 'object' && environment.platform !== undefined
          ? { platform: environment.platform }
          : {}),
        ...defined({ ...options, settings: undefined }),
      });
    },
  };
}

function assertNone(name: string, mistakes: readonly Mistake[]): void {
  if (mistakes.length > 0) throw mistaken(name, mistakes);
}

function mistaken(name: string, mistakes: readonly Mistake[]): EnvironmentError {
  const count = mistakes.length === 1 ? 'is a mistake' : `are ${mistakes.length} mistakes`;
  return new EnvironmentError(
    [`${name} cannot be used: there ${count} in it.`, ...[...mistakes].sort(byPosition).map(formatMistake)].join('\n'),
    'Correct it; editors complete it with dist/schemas/project.schema.json.',
  );
}

/** What the file itself names lies where the file is; what is given on a command line, where that is. */
function referenceOf(
  environment: ProjectDefinition['environments'][string] | undefined,
  name: string,
  directory: string,
  written: boolean,
): string {
  if (environment === undefined) return written ? referenceFrom(directory, name) : name;
  return referenceFrom(directory, typeof environment === 'string' ? environment : environment.reference);
}

/** An option that is not given leaves what the file says. */
function defined(options: CaptureOptions): CaptureOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

const NOTHING: Project = {
  targets: [],
  payload: {},
  rules: [],
  policy: { levels: {}, ignore: [], waivers: [], today: '' },
  outputs: [],
  take: capture,
  assertRules: () => undefined,
};
