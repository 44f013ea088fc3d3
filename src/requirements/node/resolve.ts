import { resolveExports } from '../../formats/node/exports.js';
import { type Availability, isAvailable } from '../../formats/node/platform.js';
import type { NodePackageFact } from '../../model/facts/node.js';
import { type Launch, PLAIN } from './launch.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

/** What a name of a package stands for, seen from one file. */
export type Resolved =
  | { readonly kind: 'file'; readonly path: string }
  /** It is there, and which file it is cannot be told. */
  | { readonly kind: 'somewhere' }
  | { readonly kind: 'missing'; readonly searched: readonly string[] }
  /** The package is there and does not let it be loaded, or does not have it. */
  | { readonly kind: 'closed'; readonly owner: Placed<NodePackageFact>; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Since when the condition `module-sync` counts (doc/api/packages.md). */
const MODULE_SYNC: Availability = { since: ['20.19', '22.10'] };

/** Where Debian's Node.js looks besides. */
const DEBIAN = ['/usr/share/nodejs', '/usr/lib/nodejs'];

/** Finds the package that a name begins with as Node.js does, and the file of it that the name stands for. */
export function resolveName(
  world: NodeWorld,
  runtime: Runtime | undefined,
  name: string,
  how: 'require' | 'import',
  from: string,
  launch: Launch = PLAIN,
): Resolved {
  const [packageName, subpath] = splitName(name);
  const own = world.packageOf(from);
  if (own?.fact.name === packageName && own.fact.exports !== undefined)
    return fileOf(world, own, subpath, how, { runtime, launch });
  const searched = searchPath(world, runtime, how, from);
  for (const directory of searched) {
    const path = `${directory}/${packageName}`;
    const found = world.package(path);
    if (found !== undefined) return fileOf(world, found, subpath, how, { runtime, launch });
    // Without a package.json it is its index.js, or the file of that name.
    const bare = [`${path}/index.js`, `${path}.js`].find((one) => world.code(one) !== undefined);
    if (bare !== undefined) return subpath === '.' ? { kind: 'file', path: bare } : { kind: 'somewhere' };
  }
  if (world.unknownPackages !== undefined) return { kind: 'unknown', reason: world.unknownPackages };
  return { kind: 'missing', searched };
}

/** `@scope/name/sub/path` → `@scope/name` and `./sub/path`; `.` where nothing follows. */
export function splitName(name: string): [packageName: string, subpath: string] {
  const parts = name.split('/');
  const count = name.startsWith('@') ? 2 : 1;
  const rest = parts.slice(count).join('/');
  return [parts.slice(0, count).join('/'), rest === '' ? '.' : `./${rest}`];
}

/** Directories in which the file at `from` finds packages, first to last. */
export function searchPath(
  world: NodeWorld,
  runtime: Runtime | undefined,
  how: 'require' | 'import',
  from: string,
): readonly string[] {
  const directories: string[] = [];
  for (let end = from.lastIndexOf('/'); end >= 0; end = from.lastIndexOf('/', end - 1)) {
    const directory = from.slice(0, end);
    if (!directory.endsWith('/node_modules')) directories.push(`${directory}/node_modules`);
    if (end === 0) break;
  }
  if (how === 'import') return directories;
  const configured = (world.scene.deployment.environment.NODE_PATH ?? '').split(':').filter((one) => one !== '');
  const prefix = runtime?.path.replace(/\/bin\/[^/]*$/, '');
  const system = runtime?.origin === 'target' && prefix === '/usr' ? DEBIAN : [];
  return [...directories, ...configured, ...(prefix === undefined ? [] : [`${prefix}/lib/node`]), ...system];
}

/** How the file of a package is looked for. */
interface Looking {
  readonly runtime: Runtime | undefined;
  readonly launch: Launch;
}

/** Since when `exports` of a package.json counts. */
const EXPORTS: Availability = { since: ['12.17', '13.7'] };

/** What `require` adds to a path, in order, as far as code goes. */
const ENDINGS = ['', '.js', '/index.js'];

function fileOf(
  world: NodeWorld,
  owner: Placed<NodePackageFact>,
  subpath: string,
  how: 'require' | 'import',
  looking: Looking,
): Resolved {
  const { path, fact, origin } = owner;
  const conditions = conditionsOf(how, looking);
  const named = fact.exports === undefined ? undefined : resolveExports(fact.exports, subpath, conditions);
  const isOpen = fact.exports === undefined || named !== undefined;
  if (!isOpen && isStrict(looking)) {
    return { kind: 'closed', owner, reason: `exports ${subpath === '.' ? 'nothing' : `no ${subpath}`} for ${how}` };
  }
  if (named !== undefined) return { kind: 'file', path: `${path}${named.slice(1)}` };
  if (subpath !== '.') {
    if (fact.exports !== undefined) return { kind: 'somewhere' };
    const place = `${path}${subpath.slice(1)}`;
    return { kind: 'file', path: how === 'require' ? completed(world, place) : place };
  }
  const start = how === 'import' ? (fact.importStart ?? fact.start) : fact.start;
  if (start !== undefined)
    return { kind: 'file', path: `${origin === 'payload' ? world.scene.view.place : ''}${start}` };
  if (fact.kind !== 'package' || fact.exports !== undefined || !isStrict(looking)) return { kind: 'somewhere' };
  const main = fact.main === undefined ? '' : `${fact.main}, its main file, nor `;
  return { kind: 'closed', owner, reason: `has neither ${main}an index` };
}

function completed(world: NodeWorld, path: string): string {
  return ENDINGS.map((ending) => `${path}${ending}`).find((one) => world.code(one) !== undefined) ?? path;
}

function conditionsOf(how: 'require' | 'import', { runtime }: Looking): ReadonlySet<string> {
  const version = runtime?.fact.version;
  const knowsSync = version !== undefined && isAvailable(MODULE_SYNC, version);
  return new Set(['node', how, 'node-addons', ...(knowsSync ? ['module-sync'] : [])]);
}

/** Whether a package has nothing but what its package.json says. */
function isStrict({ runtime, launch }: Looking): boolean {
  const version = runtime?.fact.version;
  return version !== undefined && isAvailable(EXPORTS, version) && !launch.conditions && !launch.hooked;
}

/** `..` and `.` in a path taken out, as text. */
export function joined(directory: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${directory}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
