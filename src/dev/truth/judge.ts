import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../index.js';
import { prove } from '../../requirements/prove.js';
import type { TruthPair, TruthPayload } from './lists.js';
import type { Judged, Said } from './score.js';
import type { CachedSnapshots } from './snapshots.js';

/** Where payloads were laid, and with which variables they were started. */
const AT = '/opt/app';
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/tmp',
  TERM: 'dumb',
  PYTHONDONTWRITEBYTECODE: '1',
};
/** The machine that ran the pairs: its kernel has neither ia32 nor x32 emulation, its processor AVX-512. */
const MACHINES = ['x86_64'];

const CPU_LEVEL = 4;
/** Which Linux it was is not recorded: one in which a user may mount an overlay, as the pairs were run. */
const KERNEL = '5.11';

/** Says of every pair what hostdrift says, one target after another. Pairs whose directories are missing are left out. */
export async function judgePairs(
  directory: string,
  pairs: readonly TruthPair[],
  payloads: ReadonlyMap<string, TruthPayload>,
  snapshots: CachedSnapshots,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const pair of pairs) {
    const payload = payloads.get(pair.payload);
    const [name = '', cpu] = pair.target.split('@cpu-v');
    const places = [join(directory, 'payloads', pair.payload), join(directory, 'targets', name)];
    if (payload === undefined || !places.every((place) => existsSync(place))) continue;
    const [source, target] = [await snapshots.of(places[0] ?? ''), await snapshots.of(places[1] ?? '')];
    judged.push({ pair, said: say(source, target, payload, cpu === undefined ? CPU_LEVEL : Number(cpu)) });
  }
  return judged;
}

function say(source: Snapshot, target: Snapshot, payload: TruthPayload, cpuLevel: number): Said {
  const [program] = payload.cmd;
  const [proof] = prove(source, target, {
    at: AT,
    // A program of the payload, or an interpreter of the target that is to run something of it.
    ...(program.startsWith(`${AT}/`) ? { entries: [program.slice(AT.length)] } : { commands: [payload.cmd] }),
    environment: { ...ENVIRONMENT, ...payload.env },
    machines: MACHINES,
    cpuLevel,
    kernel: KERNEL,
  });
  return { verdict: proof?.verdict ?? 'unknown', causes: (proof?.unmet ?? []).map(({ cause }) => cause) };
}
