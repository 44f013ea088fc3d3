import { symbolHash } from '../../formats/elf/symbol-hash.js';
import { ADDON_LOADERS } from '../../formats/node/addon-loaders.js';
import type { NodeCodeFact, NodePackageFact } from '../../model/facts/node.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { execute } from '../execute/execute.js';
import type { ElfRecord } from '../files/record.js';
import { says, targetSays, undecided, unmet } from '../scene.js';
import { fitting, machineFor } from './machine.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

type Search = NonNullable<NodeCodeFact['addons']>[number];

/** Follows a package that looks for an add-on: which one it takes, and whether that can be loaded. */
export function findAddon(
  world: NodeWorld,
  runtime: Runtime | undefined,
  from: string,
  search: Search,
  asked: readonly Evidence[],
): Unmet[] {
  const own = world.packageOf(from);
  // A project's own add-ons are built in place; what is there is not known to be all.
  if (own === undefined || own.fact.kind !== 'package') return [];
  const machine = machineFor(world, runtime);
  const all = candidates(world, own);
  const chosen = choose(own.fact, search, all, fitting(machine, all));
  if (chosen !== undefined) return search.when === 'start' ? checkAddon(world, runtime, chosen, asked) : [];
  // In a function it would only matter when called, were it not that the whole package is good for nothing without.
  if (search.when === 'later' && own.fact.builds !== true) return [];
  const there =
    all.length === 0 ? 'has no add-on at all' : `has add-ons, but none for this machine: ${all.slice(0, 5).join(', ')}`;
  const evidence = [...asked, says(own, there), targetSays(describeMachine(machine, runtime))];
  const message = `${own.fact.name ?? own.path} was installed without the add-on that it needs here`;
  const fix = `Install it on a machine like the target with scripts allowed (npm rebuild ${own.fact.name ?? ''}), and ship what that builds.`;
  const place = own.fact.addonPlace;
  const cause = place === undefined ? 'node-no-prebuild' : `missing-module:${place.slice(place.lastIndexOf('/') + 1)}`;
  return [unmet('node-no-prebuild', cause, message, evidence, { fix })];
}

/** Add-ons of a package, and of the packages for single platforms that it may have beside it. */
function candidates(world: NodeWorld, own: Placed<NodePackageFact>): string[] {
  const above = own.path.slice(0, own.path.lastIndexOf('/node_modules/'));
  const optional = Object.keys(own.fact.optionalDependencies ?? {}).flatMap((name) => {
    const found = world.package(`${own.path}/node_modules/${name}`) ?? world.package(`${above}/node_modules/${name}`);
    return found === undefined ? [] : placedAddons(world, found);
  });
  return [...placedAddons(world, own), ...optional];
}

/** The add-ons of a package as they lie in the target. */
export function placedAddons({ scene }: NodeWorld, { fact, origin }: Placed<NodePackageFact>): string[] {
  const place = origin === 'payload' ? scene.view.place : '';
  return (fact.addons ?? []).map((path) => `${place}${path}`);
}

function choose(
  { addonPlace }: NodePackageFact,
  { loader, name }: Search,
  all: readonly string[],
  suitable: readonly string[],
): string | undefined {
  const style = Object.hasOwn(ADDON_LOADERS, loader) ? ADDON_LOADERS[loader] : undefined;
  if (style === 'pre-gyp' && addonPlace !== undefined) {
    const pattern = new RegExp(`/${pathPattern(addonPlace)}$`);
    return suitable.find((path) => pattern.test(path));
  }
  if (style === 'bindings' && name !== undefined) {
    const file = name.endsWith('.node') ? name : `${name}.node`;
    return all.find((path) => path.endsWith(`/${file}`));
  }
  return all.find((path) => /\/build\/(?:Release|Debug)\/[^/]*$/.test(path)) ?? suitable[0];
}

/** `./lib/{node_abi}/x.node` as a pattern. */
function pathPattern(place: string): string {
  const parts = place.replace(/^(?:\.?\/)+/, '').split(/\{[^{}]*\}/);
  return parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^/]*');
}

function describeMachine({ cpu, libc, modules }: ReturnType<typeof machineFor>, runtime: Runtime | undefined): string {
  const release = modules === undefined ? '' : `, NODE_MODULE_VERSION ${modules}`;
  return `runs linux-${cpu ?? 'unknown'} with ${libc}${runtime === undefined ? '' : release}`;
}

/** What stands between `process.dlopen` of the add-on at `path` and its own code. */
export function checkAddon(
  world: NodeWorld,
  runtime: Runtime | undefined,
  path: string,
  asked: readonly Evidence[],
): Unmet[] {
  const { scene } = world;
  const found = scene.view.find(path);
  if (found.kind === 'unknown')
    return [{ ...undecided(`missing-module:${path}`, found.reason, asked), rule: 'node-missing-module' }];
  if (found.kind === 'missing') {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return [
      unmet('node-missing-module', `missing-module:${name}`, `${path} is not there`, [
        ...asked,
        targetSays(`there is no ${path}`),
      ]),
    ];
  }
  const loading = execute(scene, path, asked);
  if (found.kind !== 'elf' || loading.some(({ level }) => level === 'error')) return loading;
  return [...loading, ...foreignRelease(world, runtime, found, asked)];
}

const OLDEST = 46;
const NEWEST = 200;

/** An add-on that is compiled against one release, by the name of the function that it registers itself with. */
function foreignRelease(
  { scene }: NodeWorld,
  runtime: Runtime | undefined,
  addon: ElfRecord,
  asked: readonly Evidence[],
): Unmet[] {
  const modules = runtime?.fact.modules;
  if (runtime === undefined || modules === undefined) return [];
  const defined = scene.symbols.defined(addon.fact);
  const has = (name: string) =>
    defined.names({ name, hash: symbolHash(name), version: undefined, library: undefined, eager: true });
  if (has('napi_register_module_v1')) return missingNodeApi(scene, runtime, addon, asked);
  for (let version = OLDEST; version <= NEWEST; version++) {
    if (!has(`node_register_module_v${version}`)) continue;
    if (version === modules) return [];
    const fact = `registers itself for NODE_MODULE_VERSION ${version}`;
    const message = `${addon.path} was compiled for another Node.js: it ${fact}, and ${runtime.path} has ${modules}`;
    const evidence = [...asked, says(addon, fact), says(runtime, `has NODE_MODULE_VERSION ${modules}`)];
    const fix =
      'Build it with the Node.js of the target (npm rebuild), or use a release of the package made with Node-API.';
    return [unmet('node-abi', `node-abi:${version}->${modules}`, message, evidence, { fix })];
  }
  return [];
}

/** Functions of Node-API that the add-on calls and that the program, or its library, does not have. */
function missingNodeApi(
  scene: NodeWorld['scene'],
  runtime: Runtime,
  addon: ElfRecord,
  asked: readonly Evidence[],
): Unmet[] {
  const files = [runtime.path, runtime.fact.library].flatMap((path) => {
    const found = path === undefined ? undefined : scene.view.find(path);
    return found?.kind === 'elf' ? [scene.symbols.defined(found.fact)] : [];
  });
  const wanted = scene.symbols.wanted(addon.fact).filter(({ name }) => /^(?:napi|node_api)_/.test(name));
  // A program that does not show any of them does not show them at all.
  if (!wanted.some((one) => files.some((defined) => defined.names(one)))) return [];
  const missing = wanted.filter((one) => !files.some((defined) => defined.names(one)));
  const [first] = missing;
  if (first === undefined) return [];
  const names = missing.map(({ name }) => name).join(', ');
  const atOnce = missing.some(({ eager }) => eager) || addon.fact.bindNow === true;
  const evidence = [
    ...asked,
    says(addon, `calls ${names}`),
    says(
      runtime,
      `has Node-API ${runtime.fact.nodeApi ?? 'of an unknown version'}, without ${missing.length === 1 ? 'it' : 'them'}`,
    ),
  ];
  const message = `${addon.path} calls functions of a newer Node-API than ${runtime.path} has: ${names}`;
  const fix = 'Use a newer Node.js in the target, or an older release of the package.';
  return [
    unmet('node-api-version', `missing-symbol:${first.name}`, message, evidence, {
      fix,
      level: atOnce ? 'error' : 'warning',
    }),
  ];
}
