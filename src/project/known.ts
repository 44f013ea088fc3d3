import type { Mistake } from '../yaml/mistake.js';
import type { DataPath, YamlSource } from '../yaml/yaml-source.js';
import type { ProjectDefinition } from './definition.js';

/** Names of formats that a report can be written in nowhere, each at its place. */
export function unknownFormats(
  source: YamlSource,
  { outputs }: ProjectDefinition,
  known: readonly string[],
): Mistake[] {
  return Object.keys(outputs)
    .filter((format) => !known.includes(format))
    .map((format) =>
      mistake(source, ['outputs'], format, `there is no format ${format}; the formats are ${known.join(', ')}`),
    );
}

/** Names of rules that there are nowhere, neither shipped nor in the project's own packs, each at its place. */
export function unknownRules(source: YamlSource, definition: ProjectDefinition, known: ReadonlySet<string>): Mistake[] {
  const text = (rule: string) => `there is no rule ${rule}; hostdrift rules lists them`;
  const levels = Object.keys(definition.levels)
    .filter((rule) => !known.has(rule))
    .map((rule) => mistake(source, ['levels'], rule, text(rule)));
  const waivers = definition.waivers.flatMap(({ rule }, at): Mistake[] => {
    if (rule === undefined || known.has(rule)) return [];
    const where = source.locate(['waivers', at, 'rule']);
    return [{ file: source.file, ...where, message: `waivers[${at}].rule: ${text(rule)}` }];
  });
  return [...levels, ...waivers];
}

function mistake(source: YamlSource, path: DataPath, key: string, message: string): Mistake {
  return { file: source.file, ...source.locateKey(path, key), message: `${path.join('.')}.${key}: ${message}` };
}
