import type { Evidence } from '../../model/finding.js';
import type { Snapshot } from '../../model/snapshot.js';
import { targetSays, unmet } from '../scene.js';
import { FINE, type Outcome } from './outcome.js';

const DIRECTORY = '/usr/share/zoneinfo';

/** Zones that a program asks for by name and that the system has no data for; the package tzdata would bring them. */
export function missingZones({ sections }: Snapshot, names: readonly string[], asked: Evidence): Outcome {
  const { timezones } = sections;
  if (timezones?.status !== 'complete') return FINE;
  const zones = timezones.facts.data?.zones;
  const known = new Set(Array.isArray(zones) ? (zones as string[]) : []);
  const lacking = names.filter((name) => !known.has(name));
  const fails = lacking.map((name) =>
    unmet(
      'python-time-zone',
      known.size === 0 ? 'missing-tzdata' : `missing-timezone:${name}`,
      `${asked.path} asks for the time zone ${name}, and the target has no data for it`,
      [
        { ...asked, fact: `asks for ${name}` },
        targetSays(known.size === 0 ? 'has no zones' : `has ${known.size} zones, and not this one`, DIRECTORY),
      ],
    ),
  );
  return fails.length === 0 ? FINE : { fails, perhaps: [] };
}
