import { join } from 'node:path';
import type { Rule } from '../model/rule.js';
import { readPackFiles, readShippedPacks } from '../providers/pack-files.js';
import { packageRoot } from '../providers/package-root.js';
import { REQUIREMENT_RULES } from '../requirements/rules/index.js';
import { loadRules as load } from '../rules/load.js';
import { provedRule } from '../rules/proofs/proved.js';

/** The rules that report what is proved of programs. */
const PROVED = REQUIREMENT_RULES.map((descriptor) => provedRule(descriptor, 'src/requirements/rules'));

/**
 * The rules that come with the tool and those of further packs: YAML files, or directories of them.
 * Throws `EnvironmentError` that names file, line and column of every mistake.
 */
export async function loadRules(packs: readonly string[] = []): Promise<readonly Rule[]> {
  const root = packageRoot();
  const shipped = await readShippedPacks(join(root, 'rules'), join(root, 'dist', 'rules.json'));
  const others = await Promise.all(packs.map(readPackFiles));
  return load([shipped, ...others.map((files) => ({ files }))], PROVED);
}
