import { parseMarker } from '../../formats/python/marker.js';
import { normalisedName, type PythonRequirement, parseRequirement } from '../../formats/python/requirement.js';
import type { Distribution } from './distributions.js';
import { evaluateMarker, type MarkerEnvironment } from './marker.js';

/** A dependency that applies. */
export interface Need extends PythonRequirement {
  /** The extra by which it came: `flask[async]`. */
  readonly through?: string;
}

/**
 * The dependencies among `requires` that surely apply, each with what the extras that it asks for need of others; what
 * only applies under an unknown condition is let pass. Extras may ask for each other, also in a circle.
 */
export function neededBy(
  requires: readonly string[],
  environment: MarkerEnvironment,
  distributions: ReadonlyMap<string, Distribution>,
): Need[] {
  const needs: Need[] = applying(requires, environment);
  const seen = new Set<string>();
  for (let at = 0; at < needs.length; at++) {
    const { name, extras } = needs[at] as Need;
    for (const extra of extras) {
      const through = `${normalisedName(name)}[${extra}]`;
      if (seen.has(through)) continue;
      seen.add(through);
      const own = distributions.get(normalisedName(name))?.requires ?? [];
      const anyway = new Set(applying(own, environment).map(({ name: known }) => known));
      const added = applying(own, { ...environment, extra }).filter(({ name: known }) => !anyway.has(known));
      needs.push(...added.map((need) => ({ ...need, through })));
    }
  }
  return needs;
}

function applying(requires: readonly string[], environment: MarkerEnvironment): PythonRequirement[] {
  return requires.flatMap((text) => {
    const need = parseRequirement(text);
    return need !== undefined && isNeeded(need, environment) ? [need] : [];
  });
}

function isNeeded({ marker: text }: PythonRequirement, environment: MarkerEnvironment): boolean {
  if (text === undefined) return true;
  const marker = parseMarker(text);
  return marker !== undefined && evaluateMarker(marker, environment) === true;
}
