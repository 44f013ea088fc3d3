import * as z from 'zod';
import type { UnitState } from '../../model/environment.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { runningServices } from './services/running.js';
import { type Started, startedAtBoot } from './services/started.js';

/** What holds now, in the units of getrlimit(2). */
const Bound = z.union([z.number(), z.literal('unlimited')]);

const ServiceFact = z
  .object({
    manager: z.enum(['systemd', 'openrc', 'sysv']),
    starts: z.enum(['boot', 'masked', 'otherwise']).meta({
      description: 'boot: a link starts it; masked: it cannot be started; otherwise: by hand or by another unit.',
    }),
    with: z.array(z.string()).optional().meta({ description: 'Targets or run levels that start it, sorted.' }),
    state: z.string().optional().meta({ description: 'Where it runs: active, inactive, failed, activating, …' }),
    limits: z.record(z.string(), Bound).optional().meta({
      description: 'Where it runs: the limits that its main process has, whatever set them.',
    }),
    path: z.string().optional().meta({ description: 'Its unit or script.' }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought that.' }),
  })
  .meta({ id: 'ServiceFact' });

type ServiceFact = z.infer<typeof ServiceFact>;

const DIRECTORIES = ['/etc/systemd/system', '/usr/lib/systemd/system', '/etc/runlevels', '/etc/rc2.d', '/etc/rc3.d'];

/** Services, sockets and timers that are started at boot or masked; of a running system also those that run or failed. */
export const servicesProbe: Probe<never, ServiceFact> = {
  id: 'services',
  title: 'services and their states',
  schema: ServiceFact,
  concerns: (path) =>
    DIRECTORIES.some((known) => path === known || path.startsWith(`${known}/`) || known.startsWith(`${path}/`)),
  conclude(context) {
    const { tree, environment } = context;
    const states = new Map((environment.live?.units ?? []).map((unit) => [unit.name, unit]));
    const started = startedAtBoot(tree);
    const running = runningServices(environment.live);
    const facts = new Map(
      started.map((one) => [keyOf(one), { ...factOf(context, one, states.get(one.name)), ...running.of(one) }]),
    );
    for (const unit of states.values()) {
      if (!facts.has(unit.name) && isTold(unit)) {
        const limits = running.limitsOf(unit.name);
        facts.set(unit.name, { manager: 'systemd', starts: 'otherwise', state: unit.active, ...limits });
      }
    }
    return facts.size === 0 && context.problems.length === 0 ? { facts, status: 'not-applicable' } : { facts };
  },
  comparison: {
    ignore: ['path', 'owner', 'with'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
    ownedByBoth: true,
  },
};

function keyOf({ name, manager }: Started): string {
  return manager === 'systemd' ? name : `${manager}/${name}`;
}

/** Hundreds are inactive, and sessions and devices come and go. */
function isTold({ name, active }: UnitState): boolean {
  return (active === 'active' || active === 'failed') && !/^(?:user(?:-runtime-dir)?@|session-)/.test(name);
}

function factOf(
  { tree, owner }: ProbeContext<never>,
  { manager, with: targets, path }: Started,
  unit: UnitState | undefined,
): ServiceFact {
  const real = path === undefined ? undefined : tree.canonical(path);
  const by = real === undefined ? undefined : owner(real);
  return {
    manager,
    starts: targets.length === 0 ? 'masked' : 'boot',
    ...(targets.length === 0 ? {} : { with: [...targets] }),
    ...(unit === undefined ? {} : { state: unit.active }),
    ...(path === undefined ? {} : { path }),
    ...(by === undefined ? {} : { owner: by }),
  };
}
