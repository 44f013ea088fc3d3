import type { Rule } from '../model/rule.js';
import { loadProject } from './project.js';
import { loadRules } from './rules.js';

/**
 * The shipped rules, those that the project's file names, and those of further packs. Throws `EnvironmentError` for
 * mistakes in the file or in a pack.
 */
export async function projectRules(
  config: string | undefined,
  packs: readonly string[] = [],
): Promise<readonly Rule[]> {
  const project = await loadProject(config);
  return loadRules([...project.rules, ...packs]);
}
