import type { LiveFacts, ServiceProcess } from '../../model/environment.js';
import { printedDaemon } from '../host/daemon-answers.js';
import { procFacts } from '../host/proc-facts.js';
import { managerFacts } from '../host/system-manager.js';
import type { Limits } from '../image/limits.js';
import { readBundle } from './read.js';

/** What a bundle says of the machine before its files. */
export interface About {
  machine?: string;
  /** Absent of a root filesystem that was collected: nothing ran there. */
  name?: string;
  files: Map<string, string>;
  /** Files of the kernel that are there and could not be read. */
  silent: string[];
  /** What the manager of the system said of its units and of the clock. */
  units: string;
  clock: string;
  /** What Docker's program printed. */
  docker: string;
  services: ServiceProcess[];
  /** What the clock showed: seconds since 1970. */
  said?: number;
}

/** Services at most. */
const MOST_SERVICES = 5000;

/** What the machine told while it was collected. */
export function liveFacts({ files, silent, units, clock, docker, services, said }: About): LiveFacts {
  const daemon = printedDaemon(docker);
  return {
    ...procFacts(files, silent),
    ...managerFacts(units, clock),
    ...(daemon === undefined ? {} : { containerDaemons: [daemon] }),
    ...(services.length === 0 ? {} : { services }),
    ...(said === undefined ? {} : { clock: { said } }),
  };
}

/** Reads what stands before the files. Throws as `readBundle` does. */
export async function readAbout(path: string, limits: Limits): Promise<About> {
  const about: About = { files: new Map(), silent: [], units: '', clock: '', docker: '', services: [] };
  let started = false;
  await readBundle(
    path,
    limits,
    ({ kind, argument, path: raw, body }) => {
      if (kind === 'tree' || kind === 'ls') started = true;
      if (started || !Object.hasOwn(TAKE, kind)) return;
      const [text, content] = [raw, body].map((bytes) => Buffer.from(bytes).toString('utf8'));
      TAKE[kind]?.(about, { argument, text: text ?? '', content: content ?? '' });
    },
    () => started,
  );
  return about;
}

interface Told {
  readonly argument: string;
  readonly text: string;
  readonly content: string;
}

/** What becomes of a record, by its kind. */
const TAKE: Readonly<Record<string, (about: About, told: Told) => void>> = {
  host: (about, { text }) => {
    about.name = text;
  },
  machine: (about, { text }) => {
    if (text !== '') about.machine = text;
  },
  live: ({ files }, { text, content }) => void files.set(text, content),
  silent: ({ files, silent }, { text }) => {
    files.delete(text);
    silent.push(text);
  },
  units: (about, { content }) => {
    about.units = content;
  },
  clock: (about, { content }) => {
    about.clock = content;
  },
  docker: (about, { content }) => {
    about.docker = content;
  },
  now: (about, { argument }) => {
    if (/^\d{1,12}$/.test(argument)) about.said = Number(argument);
  },
  service: ({ services }, { argument, text, content }) => {
    const by = NOTED.find((one) => one === argument);
    if (by === undefined || text === '' || services.length >= MOST_SERVICES) return;
    services.push({ name: text, by, ...(content.trim() === '' ? {} : { limits: content }) });
  },
};

const NOTED: readonly ServiceProcess['by'][] = ['systemd', 'started', 'failed', 'pid-file'];
