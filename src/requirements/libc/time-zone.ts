import type { Unmet } from '../../model/proof.js';
import type { Fact, Snapshot } from '../../model/snapshot.js';
import type { ElfRecord } from '../files/record.js';
import { says, targetSays, unmet } from '../scene.js';
import type { Ask } from './asks.js';
import { factsOf, hadAtHome } from './system.js';

/** The variable that names the zone (tzset(3)). */
export const ZONE_VARIABLE = 'TZ';

/** A rule in place of a name: `CET-1CEST`, `<+03>-3` (POSIX, 8.3). */
const RULE = /^(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)[-+]?\d/;
/** What a missing zone is taken for is what these name. */
const UNIVERSAL = /^(?:Etc\/)?(?:UTC|UCT|GMT|Universal|Zulu|Greenwich)(?:[-+]?0)?$/;

/** The zone of the environment, when the program asks for local time and the target has no data for that zone. */
export function missingZone(
  program: ElfRecord,
  asks: ReadonlyMap<Ask, string>,
  environment: Readonly<Record<string, string>>,
  { target, payload }: { readonly target: Snapshot; readonly payload: Snapshot },
): Unmet[] {
  const zone = (environment[ZONE_VARIABLE] ?? '').replace(/^:/, '');
  const there = factsOf(target, 'timezones');
  const called = asks.get('local-time');
  if (called === undefined || there === undefined || !isName(zone) || hasZone(there, zone)) return [];
  if (!hadAtHome(payload, 'timezones', (facts) => hasZone(facts, zone))) return [];
  const evidence = [
    says(program, `asks for local time (${called})`),
    { environment: 'payload' as const, fact: `is started with ${ZONE_VARIABLE}=${zone}` },
    targetSays('has no data for this zone', `/usr/share/zoneinfo/${zone}`),
  ];
  const message = `${program.path} asks for the time of ${zone} (${ZONE_VARIABLE}), which the target does not know: it gets UTC`;
  const fix = 'Install tzdata in the target (tzdata-legacy for old names), or set a zone that it has.';
  return [unmet('program-time-zone', `missing-tzdata:${zone}`, message, evidence, { fix })];
}

function isName(zone: string): boolean {
  return zone !== '' && !zone.startsWith('/') && !RULE.test(zone) && !UNIVERSAL.test(zone);
}

function hasZone(facts: Readonly<Record<string, Fact>>, zone: string): boolean {
  const zones = facts.data?.zones;
  return Array.isArray(zones) && zones.includes(zone);
}
