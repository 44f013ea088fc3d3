import type { ConfigurationFile, ConfigurationFiles } from './files.js';

/**
 * The files of several directories that end so, as systemd and others put them together (systemd.unit(5), sysctl.d(5)):
 * of several files with one name that of the first directory counts, and they are read in the order of their names. A
 * file that leads to `/dev/null` hides those of its name and says nothing itself.
 */
export function layered(
  files: ConfigurationFiles,
  directories: readonly string[],
  ending: string,
): readonly ConfigurationFile[] {
  const chosen = new Map<string, string>();
  for (const directory of directories) {
    for (const name of files.names(directory)) {
      if (name.endsWith(ending) && !chosen.has(name)) chosen.set(name, `${directory}/${name}`);
    }
  }
  return [...chosen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, path]) => {
      if (files.link(path) === '/dev/null') return [];
      const file = files.read(path);
      return file === undefined ? [] : [file];
    });
}
