import { resolveExports } from '../../formats/node/exports.js';
import type { NodePackageFact } from '../../model/facts/node.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

/** What a name of a package stands for, seen from one file. */
export type Resolved =
  | { readonly kind: 'file'; readonly path: string }
  /** It is there, and which file it is cannot be told. */
  | { readonly kind: 'somewhere' }
  | { readonly kind: 'missing'; readonly searched: readonly string[] }
  | { readonly kind: 'unknown'; readonly reason: string };

const CONDITIONS = {
  require: new Set(['node', 'require', 'module-sync', 'node-addons']),
  import: new Set(['node', 'import', 'module-sync', 'node-addons']),
} as const;

/** Where Debian's Node.js looks besides. */
const DEBIAN = ['/usr/share/nodejs', '/usr/lib/nodejs'];

/** Finds the package that a name begins with as Node.js does, and the file of it that the name stands for. */
export function resolveName(
  world: NodeWorld,
  runtime: Runtime | undefined,
  name: string,
  how: 'require' | 'import',
  from: string,
): Resolved {
  const [packageName, subpath] = splitName(name);
  const own = world.packageOf(from);
  if (own?.fact.name === packageName && own.fact.exports !== undefined) return fileOf(world, own, subpath, how);
  const searched = searchPath(world, runtime, how, from);
  for (const directory of searched) {
    const path = `${directory}/${packageName}`;
    const found = world.package(path);
    if (found !== undefined) return fileOf(world, found, subpath, how);
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

function fileOf(
  { scene }: NodeWorld,
  { path, fact, origin }: Placed<NodePackageFact>,
  subpath: string,
  how: 'require' | 'import',
): Resolved {
  if (subpath === '.') {
    const start = how === 'import' ? (fact.importStart ?? fact.start) : fact.start;
    const place = origin === 'payload' ? scene.view.place : '';
    return start === undefined ? { kind: 'somewhere' } : { kind: 'file', path: `${place}${start}` };
  }
  if (fact.exports === undefined) return { kind: 'file', path: `${path}${subpath.slice(1)}` };
  const target = resolveExports(fact.exports, subpath, CONDITIONS[how]);
  return target === undefined ? { kind: 'somewhere' } : { kind: 'file', path: `${path}${target.slice(1)}` };
}
