import type { Unmet } from '../../model/proof.js';
import { type Scene, says, unmet } from '../scene.js';
import { chainTo } from './closure.js';
import type { Loaded } from './loaded.js';
import { compareNumbers } from './numbers.js';
import { versionFix } from './version-fix.js';

/** How many functions are named as those that need a version. */
const NAMED = 5;

/** The symbol versions that loaded files need and that no file of the right name defines (glibc, elf/dl-version.c). */
export function missingVersions(scene: Scene, objects: readonly Loaded[], missing: ReadonlySet<string>): Unmet[] {
  return objects.flatMap((object) =>
    Object.entries(object.record.fact.requires).flatMap(([library, versions]) => {
      if (missing.has(library)) return [];
      const provider = objects.find(({ record, names }) => names.has(library) || record.fact.soname === library);
      const weak = new Set(versionsOf(object.record.fact.weak, library));
      const strong = versions.filter((version) => !weak.has(version));
      return strong.flatMap((version) => judge(scene, object, library, version, provider));
    }),
  );
}

/** A library that defines no versions at all passes, with a line on the standard error. */
function judge(scene: Scene, object: Loaded, library: string, version: string, provider: Loaded | undefined): Unmet[] {
  const defines = provider?.record.fact.defines ?? [];
  if (provider !== undefined && (defines.length === 0 || defines.includes(version))) return [];
  const users = usersOf(object, library, version);
  const evidence = [
    ...chainTo(object, `needs ${version} of ${library}${users === '' ? '' : `, for ${users}`}`),
    ...(provider === undefined ? [] : [says(provider.record, endsAt(defines, version))]),
  ];
  const message = `${object.record.path} needs ${version}, which ${provider?.record.path ?? library} does not define`;
  const cause = `missing-symbol-version:${version}@${library}`;
  return [unmet('missing-symbol-version', cause, message, evidence, { fix: versionFix(scene, library, version) })];
}

function versionsOf(
  needs: Readonly<Record<string, readonly string[]>> | undefined,
  library: string,
): readonly string[] {
  return needs !== undefined && Object.hasOwn(needs, library) ? (needs[library] ?? []) : [];
}

/** Names of the functions that are wanted in this version. */
function usersOf({ record: { fact } }: Loaded, library: string, version: string): string {
  const key = `${version}@${library}`;
  const names = [fact.eager, fact.lazy, fact.optional].flatMap((group) =>
    group !== undefined && Object.hasOwn(group, key) ? (group[key] ?? '').split('\n') : [],
  );
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return `${names.slice(0, NAMED).join(', ')}${more}`;
}

/** The newest of the versions with the same word before the number. */
function endsAt(defines: readonly string[], version: string): string {
  const word = version.replace(/[\d.]+$/, '');
  const same = defines.filter((each) => each.startsWith(word) && /^[\d.]+$/.test(each.slice(word.length)));
  const newest = same.toSorted((a, b) => compareNumbers(a.slice(word.length), b.slice(word.length))).at(-1);
  return newest === undefined ? `does not define ${version}` : `ends at ${newest}`;
}
