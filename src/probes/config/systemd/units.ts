import type { ConfigurationFile, ConfigurationFiles } from '../settings/files.js';
import { layered } from '../settings/layered.js';
import type { Setting } from '../settings/setting.js';
import { assignments } from './assignments.js';
import { UNIT_DIRECTORIES } from './directories.js';

const UNIT = /^[^/]+\.(?:service|socket|timer|mount|path)$/;

/** Names of all units that have a file of their own, sorted; what is only another name of one is left out. */
export function unitNames(files: ConfigurationFiles): readonly string[] {
  const names = new Set<string>();
  for (const directory of UNIT_DIRECTORIES) {
    for (const name of files.names(directory)) {
      const link = UNIT.test(name) ? files.link(`${directory}/${name}`) : undefined;
      if (UNIT.test(name) && (link === undefined || link === '/dev/null')) names.add(name);
    }
  }
  return [...names].sort();
}

/** What a unit comes to, its drop-ins included, and what it is started by. */
export function* unitSettings(files: ConfigurationFiles, name: string): Iterable<Setting> {
  const path = UNIT_DIRECTORIES.map((directory) => `${directory}/${name}`).find((at) => isThere(files, at));
  if (path === undefined) return;
  if (files.link(path) === '/dev/null') {
    yield { key: `${name}.masked`, value: 'yes', file: { path, text: '', owner: undefined } };
    return;
  }
  const unit = files.read(path);
  if (unit === undefined) return;
  yield* assignments([unit, ...dropIns(files, name)], name);
  yield* enabled(files, name);
}

function isThere(files: ConfigurationFiles, path: string): boolean {
  return files.exists(path) || files.link(path) === '/dev/null';
}

/** Those for all units of the type and for all whose name begins alike come before its own. */
function dropIns(files: ConfigurationFiles, name: string): readonly ConfigurationFile[] {
  const type = name.slice(name.lastIndexOf('.'));
  const parts = name.slice(0, -type.length).split('-');
  const prefixes = parts.slice(1).map((_, at) => `${parts.slice(0, at + 1).join('-')}-${type}.d`);
  const directories = [`${name}.d`, ...prefixes.reverse(), `${type.slice(1)}.d`];
  const places = directories.flatMap((directory) => UNIT_DIRECTORIES.map((above) => `${above}/${directory}`));
  return layered(files, places, '.conf');
}

/** Links in `TARGET.wants` and `TARGET.requires`: the unit is started with the target. */
function* enabled(files: ConfigurationFiles, name: string): Iterable<Setting> {
  const [above = ''] = UNIT_DIRECTORIES;
  const targets = files
    .names(above)
    .filter((directory) => /\.(?:wants|requires)$/.test(directory))
    .filter((directory) => files.link(`${above}/${directory}/${name}`) !== undefined);
  const [first] = targets;
  if (first === undefined) return;
  const path = `${above}/${first}/${name}`;
  const value = targets.map((directory) => directory.slice(0, directory.lastIndexOf('.'))).join(' ');
  yield { key: `${name}.enabled`, value, file: { path, text: '', owner: undefined } };
}
