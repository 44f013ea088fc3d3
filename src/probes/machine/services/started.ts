import type { FileTree } from '../../../model/files.js';
import { UnreadableError } from '../../../model/problem.js';

/** A service that is started when the system boots, or kept from it. */
export interface Started {
  /** As its manager calls it: `nginx.service`, `nginx`. */
  readonly name: string;
  readonly manager: 'systemd' | 'openrc' | 'sysv';
  /** Targets or run levels with which it is started, sorted; none: it is masked. */
  readonly with: readonly string[];
  /** Where its unit or script lies, where it was found. */
  readonly path?: string | undefined;
}

/** Where links are that start units, those of the administrator first (systemd.unit(5)). */
const WANTS = ['/etc/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'];

/** Where units lie. */
const UNITS = [
  '/etc/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
];

const UNIT = /\.(?:service|socket|timer)$/;

/** What is started at boot by links in the file system: of systemd, of OpenRC, and scripts of System V; sorted by name. */
export function startedAtBoot(tree: FileTree): Started[] {
  const units = systemdUnits(tree);
  const systemd = names(tree, '/usr/lib/systemd/system').length + names(tree, '/lib/systemd/system').length > 0;
  const known = new Set(units.map(({ name }) => name));
  // systemd starts a script of System V unless it has a unit of that name, enabled or not (systemd-sysv-generator(8)).
  const scripts = sysvScripts(tree).filter(
    ({ name, with: levels }) =>
      !systemd ||
      (levels.some((level) => level !== 'S') &&
        !known.has(`${name}.service`) &&
        unitPath(tree, `${name}.service`) === undefined),
  );
  return [...units, ...openrcServices(tree), ...scripts].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function systemdUnits(tree: FileTree): Started[] {
  const targets = new Map<string, Set<string>>();
  for (const above of WANTS) {
    for (const directory of names(tree, above).filter((name) => /\.(?:wants|requires)$/.test(name))) {
      const target = directory.slice(0, directory.lastIndexOf('.'));
      for (const name of names(tree, `${above}/${directory}`)) {
        if (UNIT.test(name)) targets.set(name, (targets.get(name) ?? new Set()).add(target));
      }
    }
  }
  const masked = names(tree, '/etc/systemd/system').filter(
    (name) => UNIT.test(name) && quietly(() => tree.lookupLink(`/etc/systemd/system/${name}`)?.link) === '/dev/null',
  );
  for (const name of masked) targets.set(name, new Set());
  return [...targets].map(([name, wanted]) => ({
    name,
    manager: 'systemd',
    with: [...wanted].sort(),
    path: unitPath(tree, name),
  }));
}

/** The file of a unit; of one with an instance (`getty@tty1.service`) that of its template. */
function unitPath(tree: FileTree, name: string): string | undefined {
  const template = name.replace(/@.*(?=\.[a-z]+$)/, '@');
  return [name, template]
    .flatMap((file) => UNITS.map((directory) => `${directory}/${file}`))
    .find((path) => quietly(() => tree.lookup(path))?.type === 'file');
}

/** Links in the directories of run levels (openrc(8)). */
function openrcServices(tree: FileTree): Started[] {
  const levels = new Map<string, string[]>();
  for (const level of names(tree, '/etc/runlevels')) {
    for (const name of names(tree, `/etc/runlevels/${level}`)) levels.set(name, [...(levels.get(name) ?? []), level]);
  }
  return [...levels].map(([name, found]) => ({ name, manager: 'openrc', with: found, path: `/etc/init.d/${name}` }));
}

/** Links that start a script in a run level: S20nginx in /etc/rc2.d, or /etc/rc.d/rc3.d. */
function sysvScripts(tree: FileTree): Started[] {
  const levels = new Map<string, string[]>();
  for (const level of ['S', '2', '3', '4', '5']) {
    for (const directory of [`/etc/rc${level}.d`, `/etc/rc.d/rc${level}.d`]) {
      for (const link of names(tree, directory)) {
        const [, name] = /^S\d\d(.+)$/.exec(link) ?? [];
        const known = levels.get(name ?? '') ?? [];
        if (name !== undefined && !known.includes(level)) levels.set(name, [...known, level]);
      }
    }
  }
  return [...levels].map(([name, found]) => ({
    name,
    manager: 'sysv',
    with: found.sort(),
    path: `/etc/init.d/${name}`,
  }));
}

/** Names in a directory; what cannot be read is a problem of the section already. */
function names(tree: FileTree, directory: string): readonly string[] {
  return quietly(() => tree.list(directory)) ?? [];
}

function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
}
