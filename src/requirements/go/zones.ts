import type { Deployment, Unmet } from '../../model/proof.js';
import type { Snapshot } from '../../model/snapshot.js';
import { bringsSystem, factsOf, hadAtHome } from '../libc/system.js';
import { targetSays, unmet } from '../scene.js';
import { type GoProgram, programSays } from './world.js';

/** Names a directory or an archive of zones that comes first (time, LoadLocation). */
export const ZONES_VARIABLE = 'ZONEINFO';

/** A program that loads time zones by name, where the target has no data of any. */
export function missingZones(
  program: GoProgram,
  payload: Snapshot,
  target: Snapshot,
  { environment }: Deployment,
): Unmet[] {
  if (program.fact.zones !== 'system' || environment[ZONES_VARIABLE]) return [];
  const there = factsOf(target, 'timezones');
  if (there === undefined || hasZones(there)) return [];
  if (!bringsSystem(payload) && hasZones(payload.sections.timezones?.facts ?? {})) return [];
  if (!hadAtHome(payload, 'timezones', hasZones)) return [];
  const evidence = [
    programSays(program, 'loads time zones by name (time.LoadLocation) and is built without time/tzdata'),
    targetSays('has no data of time zones', '/usr/share/zoneinfo'),
  ];
  const message = `${program.path} loads time zones by name, and the target has none: "unknown time zone"`;
  const fix = 'Install tzdata in the target, or build with -tags timetzdata.';
  return [unmet('go-time-zones', 'missing-tzdata', message, evidence, { fix, level: 'warning' })];
}

function hasZones(facts: Readonly<Record<string, { readonly zones?: unknown }>>): boolean {
  const zones = facts.data?.zones;
  return Array.isArray(zones) && zones.length > 0;
}
