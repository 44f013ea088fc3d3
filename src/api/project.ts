import type { Policy } from '../model/policy.js';
import { EnvironmentError } from '../model/problem.js';
import type { Snapshot } from '../model/snapshot.js';
import type { ProjectDefinition } from '../project/definition.js';
import { pathFrom, referenceFrom } from '../project/reference.js';
import { findProjectFile } from '../providers/project-file.js';
import { type CaptureOptions, capture } from './capture.js';
import { now } from './now.js';

/** What a project's file says, ready to be used from where the tool runs. */
export interface Project {
  /** What the file is called; absent where there is none. */
  readonly file?: string;
  readonly source?: string | undefined;
  readonly targets: readonly string[];
  readonly payload: ProjectDefinition['payload'];
  readonly rules: readonly string[];
  readonly policy: Policy;
  readonly failOn?: ProjectDefinition['fail-on'];
  /** As `--output` takes them: FORMAT=FILE. */
  readonly outputs: readonly string[];
  /** Takes a snapshot of an environment by its name in the file, or by any reference. */
  take(name: string, options?: CaptureOptions): Promise<Snapshot>;
}

/**
 * The project whose file is at `path`, or the nearest `hostdrift.yaml` from the working directory up; without one, a project
 * that decides nothing. Throws {@link EnvironmentError} that lists every mistake in the file with line and column.
 */
export async function loadProject(path?: string): Promise<Project> {
  const found = await findProjectFile(path);
  const today = now().toISOString().slice(0, 10);
  if (found === undefined) return { ...NOTHING, policy: { ...NOTHING.policy, today } };
  const [{ readProject }, { byPosition, formatMistake }] = await Promise.all([
    import('../project/read.js'),
    import('../yaml/mistake.js'),
  ]);
  const { definition, waivers, mistakes } = readProject(found.name, found.text);
  if (definition === undefined) {
    const count = mistakes.length === 1 ? 'is a mistake' : `are ${mistakes.length} mistakes`;
    throw new EnvironmentError(
      [
        `${found.name} cannot be used: there ${count} in it.`,
        ...[...mistakes].sort(byPosition).map(formatMistake),
      ].join('\n'),
      'Correct it; editors complete it with dist/schemas/project.schema.json.',
    );
  }
  const { directory } = found;
  const { levels, ignore, payload, source, targets = [] } = definition;
  return {
    file: found.name,
    source,
    targets,
    payload,
    rules: definition.rules.map((rules) => pathFrom(directory, rules)),
    policy: { levels, ignore, waivers, today },
    failOn: definition['fail-on'],
    outputs: Object.entries(definition.outputs).map(([format, file]) => `${format}=${pathFrom(directory, file)}`),
    take: (name, options = {}) => {
      const environment = Object.hasOwn(definition.environments, name) ? definition.environments[name] : undefined;
      const { key } = definition.redaction;
      return capture(referenceOf(environment, name, directory, [source, ...targets].includes(name)), {
        redactionKey: key?.startsWith('@') ? `@${pathFrom(directory, key.slice(1))}` : key,
        settings: [...definition.settings, ...(options.settings ?? [])],
        ...(typeof environment === 'object' && environment.platform !== undefined
          ? { platform: environment.platform }
          : {}),
        ...defined({ ...options, settings: undefined }),
      });
    },
  };
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
};
