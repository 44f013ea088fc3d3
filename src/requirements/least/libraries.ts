import type { RequiredLibrary } from '../../model/requirement.js';
import { strongVersions } from './asked-symbols.js';
import { isLibcPart } from './libc.js';
import type { PayloadFiles } from './payload-files.js';
import { byText, highestNames } from './version-name.js';

/** The shared libraries that the files need and do not bring, sorted by name. */
export function leastLibraries(files: PayloadFiles): RequiredLibrary[] {
  const found = new Map<string, { readonly versions: Set<string>; readonly files: string[] }>();
  for (const { path, fields } of files.elfs) {
    for (const name of new Set(fields.needed)) {
      if (files.brings(name, fields)) continue;
      const known = found.get(name) ?? { versions: new Set(), files: [] };
      found.set(name, known);
      known.files.push(path);
      for (const version of strongVersions(fields, name)) known.versions.add(version);
    }
  }
  return [...found]
    .sort(([a], [b]) => byText(a, b))
    .map(([name, { versions, files: asking }]) => ({
      name,
      versions: highestNames(versions),
      ...(isLibcPart(name) ? { libc: true as const } : {}),
      files: asking,
    }));
}
