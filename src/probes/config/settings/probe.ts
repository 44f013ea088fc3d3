import { createHash } from 'node:crypto';
import { toText } from '../../../formats/text-problem.js';
import { ConfigurationFact } from '../../../model/facts/configuration.js';
import type { Entry } from '../../../model/files.js';
import type { Probe, SectionComparison } from '../../../model/probe.js';
import { type Problem, UnreadableError } from '../../../model/problem.js';
import { ConfigurationFiles, type ConfigurationText } from './files.js';
import { keyed, type Setting } from './setting.js';

/** What tells the probe of one program from that of another. */
export interface Program {
  /** Name of the probe and of the program: what its keys begin with. */
  readonly id: string;
  readonly title: string;
  /** Files at well-known paths. */
  readonly paths?: readonly string[];
  /** Directories all of whose files may matter. */
  readonly roots?: readonly string[];
  /** Files below the roots that are not read. */
  readonly ignores?: (path: string) => boolean;
  /** Further files, outside of the roots. Called for every file: keep it cheap. */
  readonly elsewhere?: (path: string) => boolean;
  /** Patterns of what `elsewhere` may answer for; see `Probe.candidates`. */
  readonly elsewherePatterns?: readonly string[];
  /** The settings in effect. Keys need not be unique: the last of a key stands. */
  settings(files: ConfigurationFiles): Iterable<Setting>;
}

/** Configuration is written by people; what is larger is something else. */
const LARGEST_FILE = 1024 * 1024;

/** Settings of one program; beyond it the section says that it is not complete. */
const MOST_SETTINGS = 20_000;

const COMPARISON: SectionComparison = {
  ignore: ['path', 'line', 'default', 'inherited', 'owner', 'files', 'unparsed', 'notExecutable'],
  derived: ({ default: fallback, inherited }) => fallback === true || inherited !== undefined,
  ownedByBoth: true,
  owner(_key, { inherited, owner }) {
    if (typeof inherited === 'string') return { section: 'configuration', key: inherited };
    return typeof owner === 'string' ? { section: 'packages', key: owner } : undefined;
  },
};

/** A probe of one program's configuration: a part of the section `configuration`. */
export function configurationProbe(program: Program): Probe<ConfigurationText, ConfigurationFact> {
  const { id, title, paths = [], roots = [], ignores = () => false, elsewhere = () => false } = program;
  const below = roots.map((root) => `${root}/`);
  return {
    id,
    section: 'configuration',
    keys: `${id}:`,
    title,
    schema: ConfigurationFact,
    paths,
    matches({ path }: Entry) {
      return below.some((root) => path.startsWith(root)) ? !ignores(path) : elsewhere(path);
    },
    candidates: { text: [...paths, ...below.map((root) => `${root}*`), ...(program.elsewherePatterns ?? [])] },
    parse(content, entry) {
      if (content.size > LARGEST_FILE) {
        const message = `${entry.path} has ${content.size} bytes, more than a configuration file may have (${LARGEST_FILE})`;
        throw new UnreadableError(entry.path, 'too-large', message);
      }
      const bytes = content.bytes();
      return { text: toText(bytes), md5: createHash('md5').update(bytes).digest('hex') };
    },
    concerns: (path) =>
      [...paths, ...roots].some(
        (known) =>
          known === path || known.startsWith(`${path}/`) || (roots.includes(known) && path.startsWith(`${known}/`)),
      ),
    conclude(context) {
      const files = new ConfigurationFiles(context);
      const facts = new Map<string, ConfigurationFact>();
      const problems: Problem[] = [];
      for (const setting of program.settings(files)) {
        const [key, fact] = keyed(id, setting);
        facts.set(key, withFiles(fact, setting, files));
        if (facts.size < MOST_SETTINGS) continue;
        problems.push({
          reason: 'limit',
          message: `${id} has more than ${MOST_SETTINGS} settings; the others are left out`,
        });
        break;
      }
      problems.push(...files.problems);
      const none = facts.size === 0 && context.files.size === 0 && context.problems.length === 0;
      return { facts, problems, ...(none ? { status: 'not-applicable' as const } : {}) };
    },
    comparison: COMPARISON,
  };
}

/** The fact with the files that its value names: those that are there, those that are not, and those that cannot be started. */
function withFiles(fact: ConfigurationFact, setting: Setting, files: ConfigurationFiles): ConfigurationFact {
  const { names = [], mentions = [], starts = [] } = setting;
  if (names.length + mentions.length + starts.length === 0) return fact;
  const notExecutable = starts.filter((path) => files.lacksExecuteBit(path));
  const absent = names.filter((path) => files.isAbsent(path));
  const found = [...names, ...mentions].flatMap((path) => files.realPath(path) ?? []);
  return {
    ...fact,
    ...(absent.length === 0 ? {} : { absent }),
    ...(notExecutable.length === 0 ? {} : { notExecutable }),
    ...(found.length === 0 ? {} : { files: found }),
  };
}
