import type { Level } from '../model/finding.js';
import type { Proof, Unmet } from '../model/proof.js';
import type { Snapshot } from '../model/snapshot.js';
import type { ElfRecord } from './files/record.js';
import { View } from './files/view.js';
import { isMapped, loadProgram } from './load/load.js';
import { liesSomewhere } from './load/missing-library.js';
import { startable } from './machine.js';
import type { Scene } from './scene.js';

/**
 * What stands in the way of libraries that the payload brings and that none of its programs maps at start: modules, which
 * some program opens (dlopen) if at all. Call it when the programs are proved. An unmet need is an error where it is met in
 * `home`, the system that the payload worked in, or where the payload is libraries alone; without a home it is a warning,
 * for a payload may bring modules that it never opens. Which program opens a module is not known, nor, therefore, what of
 * its own search path and libraries helps: a library that lies anywhere is not called missing.
 */
export function proveModules(scene: Scene, home: Snapshot | undefined): Proof[] {
  const { view } = scene;
  const alone = view.programs()[Symbol.iterator]().next().done === true;
  const level: Level = alone || home !== undefined ? 'error' : 'warning';
  const modules = [...view.libraries()].filter((module) => !isMapped(scene, module) && isForTarget(scene, module));
  const proofs = modules.map((module) => ({ module, unmet: needs(scene, module) }));
  const lacking = proofs.filter(({ unmet }) => unmet.length > 0);
  const atHome = lacking.length === 0 || home === undefined || alone ? undefined : homeOf(scene, home);
  return lacking.flatMap(({ module, unmet }): Proof[] => {
    const known = new Set(atHome === undefined ? [] : causesIn(atHome, module.path));
    const found = unmet.filter(({ cause }) => !known.has(cause)).map((one) => ({ ...one, level }));
    if (found.length === 0) return [];
    return [{ entry: module.path, verdict: level === 'error' ? 'breaks' : 'runs', unmet: found }];
  });
}

/** A payload may bring modules for several systems; those for others are not opened. */
function isForTarget({ view, deployment }: Scene, { fact }: ElfRecord): boolean {
  return startable(view.target, deployment, fact.machine, fact.class) === 'yes';
}

function needs(scene: Scene, module: ElfRecord): Unmet[] {
  return loadProgram(scene, module).filter(({ level, status, cause }) => {
    if (level !== 'error' || status !== 'unmet') return false;
    const [kind, name = ''] = cause.split(/:(.*)/s);
    return kind !== 'missing-library' || !liesSomewhere(scene, name, module);
  });
}

function homeOf(scene: Scene, home: Snapshot): Scene {
  return { ...scene, view: new View(home, scene.view.payload, '/') };
}

function causesIn(home: Scene, path: string): string[] {
  const found = home.view.find(path);
  return found.kind === 'elf' ? loadProgram(home, found).map(({ cause }) => cause) : [];
}
