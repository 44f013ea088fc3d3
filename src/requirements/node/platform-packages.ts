import { readAddonName } from '../../formats/node/addon-loaders.js';
import type { NodePackageFact } from '../../model/facts/node.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { says, targetSays, unmet } from '../scene.js';
import { checkAddon, placedAddons } from './addons.js';
import { fits, fitting, machineFor } from './machine.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

/** With fewer packages for single platforms than this, names that look like it are a coincidence. */
const LEAST = 2;

/**
 * Of packages whose compiled part comes as one optional package for each platform: whether the one for this machine is
 * there and loads. Installed on another platform, or with `--no-optional`, it is not.
 */
export function missingPlatformPackages(
  world: NodeWorld,
  runtime: Runtime | undefined,
  own: Placed<NodePackageFact>,
  asked: readonly Evidence[],
): Unmet[] {
  if (own.fact.kind !== 'package') return [];
  const variants = Object.keys(own.fact.optionalDependencies ?? {}).filter(isVariant);
  if (variants.length < LEAST) return [];
  const machine = machineFor(world, runtime);
  const wanted = variants.filter((name) => fits(machine, readAddonName(name)));
  const plain = wanted.filter((name) => machine.libc === 'musl' || !name.includes('musl'));
  if (plain.length === 0 || hasOwnAddon(world, own, machine)) return [];
  const installed = plain.flatMap((name) => find(world, own, name) ?? []);
  const portable = Object.keys(own.fact.optionalDependencies ?? {}).filter((name) => /wasm/.test(name));
  if (installed.length === 0) {
    if (portable.some((name) => find(world, own, name) !== undefined)) return [];
    const others = variants.filter((name) => find(world, own, name) !== undefined);
    const there = others.length === 0 ? 'none of them is there' : `there is only ${others.join(', ')}`;
    const evidence = [...asked, says(own, `comes in parts for single platforms, here ${plain.join(' or ')}; ${there}`)];
    const message = `${own.fact.name ?? own.path} lacks its part for this platform: ${plain.join(' or ')}`;
    const fix = `Install for the target's platform: npm ci on a machine like it, or with --os=linux --cpu=${machine.cpu ?? 'CPU'} --libc=${machine.libc}.`;
    return [
      unmet(
        'node-no-prebuild',
        'node-no-prebuild',
        message,
        [...evidence, targetSays(`runs linux-${machine.cpu ?? '?'} with ${machine.libc}`)],
        { fix },
      ),
    ];
  }
  // Libraries that add-ons are linked with come in such packages too.
  const holding = installed.filter(({ fact }) => (fact.addons ?? []).length > 0);
  const checks = (holding.length > 0 ? holding : installed).map((one) => {
    const start = one.fact.start ?? placedAddons(world, one)[0];
    const place = one.origin === 'payload' && one.fact.start !== undefined ? world.scene.view.place : '';
    return start?.endsWith('.node')
      ? checkAddon(world, runtime, `${place}${start}`, [...asked, says(one, 'is its part for this platform')])
      : [];
  });
  return checks.some((found) => !found.some(({ level }) => level === 'error')) ? [] : (checks[0] ?? []);
}

function isVariant(name: string): boolean {
  const { os, cpu } = readAddonName(name);
  return os !== undefined && cpu !== undefined;
}

function hasOwnAddon(world: NodeWorld, own: Placed<NodePackageFact>, machine: ReturnType<typeof machineFor>): boolean {
  return fitting(machine, placedAddons(world, own)).length > 0;
}

function find(world: NodeWorld, own: Placed<NodePackageFact>, name: string): Placed<NodePackageFact> | undefined {
  const above = own.path.slice(0, Math.max(0, own.path.lastIndexOf('/node_modules/')));
  return world.package(`${own.path}/node_modules/${name}`) ?? world.package(`${above}/node_modules/${name}`);
}
