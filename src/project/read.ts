import type { Waiver } from '../model/waiver.js';
import { fieldMistakes } from '../yaml/field-mistakes.js';
import type { Mistake } from '../yaml/mistake.js';
import { type DataPath, YamlSource } from '../yaml/yaml-source.js';
import { ProjectDefinition } from './definition.js';

/** A project as its file says it, and everything in that file that is wrong. */
export interface ReadProject {
  readonly definition?: ProjectDefinition;
  /** The text, which knows where each part of the definition is written. */
  readonly source: YamlSource;
  readonly waivers: readonly Waiver[];
  readonly mistakes: readonly Mistake[];
}

/** Reads `hostdrift.yaml` and checks all of it. Never throws. */
export function readProject(name: string, text: string): ReadProject {
  const source = new YamlSource(name, text);
  const broken = source.mistakes();
  if (broken.length > 0) return { source, waivers: [], mistakes: broken };
  let data: unknown;
  try {
    // A file with nothing but comments decides nothing.
    data = source.data() ?? {};
  } catch (error) {
    const message = `not usable YAML: ${error instanceof Error ? error.message : String(error)}`;
    return { source, waivers: [], mistakes: [{ file: name, line: 1, column: 1, message }] };
  }
  const parsed = ProjectDefinition.safeParse(data);
  if (!parsed.success)
    return { source, waivers: [], mistakes: fieldMistakes(source, [], data, parsed.error, fieldName) };
  const waivers = parsed.data.waivers.map((waiver, at): Waiver => {
    const { line } = source.locate(['waivers', at]);
    return { ...waiver, origin: `${name}:${line}` };
  });
  return { definition: parsed.data, source, waivers, mistakes: [] };
}

/** `waivers[0].expires`: where a mistake is, for whoever does not go by lines. */
function fieldName(_data: unknown, path: DataPath): string {
  const field = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return field.replace(/^\./, '') || 'the file';
}
