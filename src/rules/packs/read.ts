import { fieldMistakes } from '../../yaml/field-mistakes.js';
import type { Mistake } from '../../yaml/mistake.js';
import { type DataPath, YamlSource } from '../../yaml/yaml-source.js';
import { checkExpressions } from '../declared/check.js';
import type { Declaration } from '../declared/rule.js';
import { PackDefinition, RuleDefinition } from './definition.js';

/** A rule pack as text, with the name under which messages speak of it: `rules/base.yaml`. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** What a pack declares, and everything in it that is wrong. */
export interface ReadPack {
  readonly declarations: readonly Declaration[];
  readonly mistakes: readonly Mistake[];
}

/** Reads one pack and checks all of it: YAML, fields, expressions. A rule with a mistake is left out. Never throws. */
export function readPack(file: PackFile): ReadPack {
  const source = new YamlSource(file.name, file.text);
  const broken = source.mistakes();
  if (broken.length > 0) return { declarations: [], mistakes: broken };
  let data: unknown;
  try {
    data = source.data();
  } catch (error) {
    const message = `not usable YAML: ${error instanceof Error ? error.message : String(error)}`;
    return { declarations: [], mistakes: [{ file: file.name, line: 1, column: 1, message }] };
  }
  const pack = PackDefinition.safeParse(data);
  if (!pack.success) return { declarations: [], mistakes: fieldMistakes(source, [], data, pack.error, fieldName) };
  const rules = pack.data.rules.map((rule, index) => readRule(source, rule, ['rules', index]));
  return {
    declarations: rules.flatMap(({ declaration }) => declaration ?? []),
    mistakes: rules.flatMap(({ mistakes }) => mistakes),
  };
}

function readRule(source: YamlSource, data: unknown, at: DataPath): { declaration?: Declaration; mistakes: Mistake[] } {
  const parsed = RuleDefinition.safeParse(data);
  if (!parsed.success) return { mistakes: fieldMistakes(source, at, data, parsed.error, fieldName) };
  const { flaws, sections, lookups } = checkExpressions(parsed.data);
  if (flaws.length > 0) {
    return {
      mistakes: flaws.map(({ path, offset, message }) => ({
        file: source.file,
        ...source.locateOffset([...at, ...path], offset),
        message: `${fieldName(data, path)}: ${message}`,
      })),
    };
  }
  const definition = { ...parsed.data, sections: [...new Set([...parsed.data.sections, ...sections])] };
  const origin = (path: DataPath) => `${source.file}:${source.locate([...at, ...path]).line}`;
  const exampleOrigins = definition.examples.map((_, index) => origin(['examples', index]));
  return { declaration: { definition, lookups, origin: origin([]), exampleOrigins }, mistakes: [] };
}

/** `rule "libc-older", evidence[0].fact`: where a mistake is, for whoever does not go by lines. */
function fieldName(data: unknown, path: DataPath): string {
  const id = typeof data === 'object' && data !== null && 'id' in data ? String(data.id) : undefined;
  const field = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
  const parts = [id === undefined ? undefined : `rule "${id}"`, field === '' ? undefined : field];
  return parts.filter((part) => part !== undefined).join(', ') || 'the pack';
}
