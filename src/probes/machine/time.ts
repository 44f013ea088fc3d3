import * as z from 'zod';
import { timeServers } from '../../formats/config/time-servers.js';
import { toText } from '../../formats/text-problem.js';
import type { LiveFacts } from '../../model/environment.js';
import type { Probe } from '../../model/probe.js';
import { startedAtBoot } from './services/started.js';

const TimeFact = z
  .object({
    services: z.array(z.string()).optional().meta({ description: 'What keeps the clock and starts at boot, sorted.' }),
    servers: z.array(z.string()).optional().meta({ description: 'Time servers that are configured, sorted.' }),
    synchronised: z.boolean().optional().meta({ description: 'Of a running system: whether its clock is kept.' }),
    clockSource: z.string().optional().meta({ description: 'What the kernel counts time by: tsc, kvm-clock, …' }),
    ahead: z.int().optional().meta({
      description:
        'Of a machine that ssh reached: seconds that its clock was ahead of the clock here; absent: less than two.',
    }),
    hardwareClock: z.enum(['utc', 'local']).optional().meta({ description: 'What the clock on the board shows.' }),
  })
  .meta({ id: 'TimeFact' });

type TimeFact = z.infer<typeof TimeFact>;

/** Third line: UTC or LOCAL (adjtime_config(5)). */
const ADJTIME = '/etc/adjtime';

const FILES = [
  '/etc/systemd/timesyncd.conf',
  '/etc/chrony.conf',
  '/etc/chrony/chrony.conf',
  '/etc/ntp.conf',
  '/etc/ntpsec/ntp.conf',
  '/etc/openntpd/ntpd.conf',
];

const PARTS =
  /^\/etc\/(?:chrony(?:\/(?:conf|sources))?\.d|chrony\/(?:conf|sources)\.d|systemd\/timesyncd\.conf\.d)\/[^/]+\.(?:conf|sources)$/;

/** Services that keep the clock, without the ending of their unit. */
const KEEPERS = /^(?:systemd-timesyncd|chronyd?|ntpd?|ntpsec|openntpd|busybox-ntpd)$/;

/** How the clock is kept right, and by what it is counted. */
export const timeProbe: Probe<string, TimeFact> = {
  id: 'time',
  title: 'the clock and what keeps it',
  schema: TimeFact,
  paths: [ADJTIME, ...FILES],
  matches: ({ path }) => path.startsWith('/etc/') && PARTS.test(path),
  candidates: { text: ['/etc/chrony*', '/etc/systemd/timesyncd.conf.d/*'] },
  parse: (content) => toText(content.bytes()),
  conclude({ tree, files, environment: { live } }) {
    const started = startedAtBoot(tree).filter((one) => one.with.length > 0);
    const services = [...new Set(started.map(({ name }) => name.replace(/\.service$/, '')))].filter((name) =>
      KEEPERS.test(name),
    );
    const texts = [...files].filter(([path]) => path !== ADJTIME).map(([, { parsed }]) => parsed);
    const servers = [...new Set(texts.flatMap(timeServers))].sort();
    const board = files.get(ADJTIME)?.parsed.split('\n')[2]?.trim().toLowerCase();
    const source = live?.kernelFiles?.get('/sys/devices/system/clocksource/clocksource0/current_clocksource')?.trim();
    const fact: TimeFact = {
      ...(services.length === 0 ? {} : { services: services.sort() }),
      ...(servers.length === 0 ? {} : { servers }),
      ...(live?.clockSynchronised === undefined ? {} : { synchronised: live.clockSynchronised }),
      ...(source ? { clockSource: source } : {}),
      ...aheadOf(live?.clock),
      ...(board === 'utc' || board === 'local' ? { hardwareClock: board } : {}),
    };
    if (Object.keys(fact).length === 0) return { facts: [], status: 'not-applicable' };
    return { facts: [['time', fact]] };
  },
};

/** Less than two seconds may be the way there. */
function aheadOf(clock: LiveFacts['clock']): { ahead?: number } {
  if (clock?.heard === undefined) return {};
  const ahead = Math.round(clock.said - clock.heard);
  return Math.abs(ahead) < 2 ? {} : { ahead };
}
