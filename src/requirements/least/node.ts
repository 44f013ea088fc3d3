import { memberAvailability } from '../../formats/node/members.js';
import { nodeApiWith } from '../../formats/node/node-api.js';
import { type Availability, SYNTAX } from '../../formats/node/platform.js';
import type { ElfFields } from '../../model/facts/elf.js';
import type { NodeCodeFact, NodePackageFact } from '../../model/facts/node.js';
import type { RequiredLanguage } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { leastSemver } from '../../versions/semver.js';
import { entries } from '../node/world.js';
import { askedSymbols } from './asked-symbols.js';
import { Needs } from './needs.js';

/** What projects and packages of Node.js declare, what their own code is written in, and what their add-ons call. */
export function leastNode(payload: Snapshot): RequiredLanguage | undefined {
  const packages = entries<NodePackageFact>(payload, 'node-packages').filter(([, { kind }]) => kind !== 'scope');
  const code = entries<NodeCodeFact>(payload, 'node-code');
  if (packages.length === 0 && code.length === 0) return undefined;
  const versions = new Needs();
  addEngines(packages, versions);
  addUsed(code, versions);
  const parts = new Needs();
  addNodeApi(payload, parts);
  const needed = new Needs();
  for (const [path, fact] of packages) {
    if (fact.kind !== 'project') continue;
    const [manager, version = ''] = (fact.packageManager ?? '').replace(/\+.*/, '').split('@');
    if (manager !== undefined && manager !== '') parts.add(manager, version, 'declared', fileIn(path));
    addDependencies(path, fact, packages, needed);
  }
  return {
    language: 'node',
    files: code.length,
    versions: versions.versions(),
    packages: needed.all(),
    parts: parts.all(),
  };
}

function fileIn(directory: string): string {
  return `${directory === '/' ? '' : directory}/package.json`;
}

/** What projects say, and of the packages in them those that ask for the newest release. */
function addEngines(packages: readonly (readonly [string, NodePackageFact])[], versions: Needs): void {
  let newest = { least: '0.0.0', asking: [] as (readonly [path: string, range: string])[] };
  for (const [path, { kind, engines }] of packages) {
    const range = engines?.node;
    if (range === undefined) continue;
    if (kind === 'project') versions.add('', range, 'declared', fileIn(path));
    const least = leastSemver(range);
    if (least === undefined || kind === 'project') continue;
    if (compare(least, newest.least) > 0) newest = { least, asking: [] };
    if (least === newest.least) newest.asking.push([path, range]);
  }
  for (const [path] of newest.asking) versions.add('', `>=${newest.least}`, 'declared', fileIn(path));
}

/** The newest of what the software's own code uses as it is loaded; what packages use their `engines` say. */
function addUsed(code: readonly (readonly [string, NodeCodeFact])[], versions: Needs): void {
  const own = code.filter(([path]) => !path.includes('/node_modules/'));
  const defined = new Set(own.flatMap(([, { defines = [] }]) => defines));
  const used = own.flatMap(([path, { features = [], syntax = [] }]) => {
    const members = features
      .filter(({ name, when }) => when === 'start' && !defined.has(name.split(/[.#]/, 1)[0] ?? name))
      .flatMap(({ name }) => memberAvailability().get(name) ?? []);
    return [...members, ...syntax.flatMap((name) => SYNTAX[name] ?? [])].flatMap((each) => {
      const first = firstOf(each);
      return first === undefined ? [] : [{ path, first }];
    });
  });
  const newest = used
    .map(({ first }) => first)
    .sort(compare)
    .at(-1);
  if (newest === undefined || defined.has('*')) return;
  for (const { path, first } of used) if (first === newest) versions.add('', `>=${newest}`, 'derived', path);
}

function firstOf({ since }: Availability): string | undefined {
  const [first] = since;
  return first === undefined || first === '0.1' ? undefined : first;
}

function compare(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = [0, 1, 2].find((place) => (x[place] ?? 0) !== (y[place] ?? 0));
  return at === undefined ? 0 : (x[at] ?? 0) - (y[at] ?? 0);
}

/** The version of Node-API that the functions came with which add-ons cannot do without. */
function addNodeApi(payload: Snapshot, parts: Needs): void {
  const levels = entries<ElfFields>(payload, 'libraries').flatMap(([path, fields]) => {
    if (!path.endsWith('.node')) return [];
    const names = askedSymbols({ eager: fields.eager, lazy: fields.lazy } as ElfFields).flatMap((each) => each.names);
    const asked = names.flatMap((name) => nodeApiWith(name) ?? []);
    return asked.length === 0 ? [] : [{ path, level: Math.max(...asked) }];
  });
  const highest = Math.max(...levels.map(({ level }) => level));
  for (const { path, level } of levels) if (level === highest) parts.add('Node-API', `>=${level}`, 'derived', path);
}

/** What a project declares and no directory above or in it has installed. */
function addDependencies(
  path: string,
  { dependencies = {}, optionalDependencies = {} }: NodePackageFact,
  packages: readonly (readonly [string, NodePackageFact])[],
  needed: Needs,
): void {
  const installed = new Set(packages.map(([directory]) => directory));
  for (const [name, range] of Object.entries(dependencies)) {
    const isLocal = /^(?:file|link|workspace|portal):/.test(range);
    if (isLocal || Object.hasOwn(optionalDependencies, name) || name.startsWith('@types/')) continue;
    if (!places(path).some((place) => installed.has(`${place}/node_modules/${name}`))) {
      needed.add(name, range, 'declared', fileIn(path));
    }
  }
}

/** A directory and those above it. */
function places(directory: string): string[] {
  const parts = directory.split('/').filter((part) => part !== '');
  return Array.from({ length: parts.length + 1 }, (_, left) =>
    parts
      .slice(0, parts.length - left)
      .map((part) => `/${part}`)
      .join(''),
  );
}
