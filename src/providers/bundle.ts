import type { Environment } from '../model/environment.js';
import type { Provider } from '../model/provider.js';
import { Collected } from './bundle/collected.js';
import { BUNDLE_NAME, readBundle } from './bundle/read.js';
import { BUNDLE_MAGIC } from './bundle/records.js';
import { counted } from './files/counted.js';
import { platformOf, procFacts } from './host/proc-facts.js';
import { managerFacts } from './host/system-manager.js';
import { EntryBudget, type Limits } from './image/limits.js';
import { readOptions } from './image/read-options.js';
import { looksLikeTar } from './tar/header.js';

/** What the script of `hostdrift collector` brought back. */
export const bundleProvider: Provider = {
  id: 'bundle',
  title: 'what the collector brought back',
  syntax: 'bundle:FILE',
  recognises: ({ head }) => {
    const start = Buffer.from(head).toString('latin1', 0, BUNDLE_MAGIC.length);
    return start === BUNDLE_MAGIC || (looksLikeTar(head) && start.startsWith(`${BUNDLE_NAME}\0`));
  },
  async open(rest, reference, options): Promise<Environment> {
    const { limits } = readOptions(options);
    const { machine, name, files, silent, units, clock } = await readAbout(rest, limits);
    return {
      description: {
        reference,
        kind: 'bundle',
        ...(machine === undefined ? {} : { platform: platformOf(machine) }),
        ...(name === undefined ? {} : { name }),
      },
      // Of a root filesystem that was collected nothing is running.
      live: name === undefined ? undefined : { ...procFacts(files, silent), ...managerFacts(units, clock) },
      isStream: true,
      async scan(visitor) {
        const collected = new Collected(counted(visitor, options.onProgress, rest), new EntryBudget(limits), rest);
        await readBundle(rest, limits, (record) => collected.take(record));
        return collected.finish();
      },
      close: () => Promise.resolve(),
    };
  },
};

interface About {
  machine?: string;
  name?: string;
  files: Map<string, string>;
  /** Files of the kernel that are there and could not be read. */
  silent: string[];
  /** What the manager of the system said of its units and of the clock. */
  units: string;
  clock: string;
}

/** What stands before the files: which machine it is. */
async function readAbout(path: string, limits: Limits): Promise<About> {
  const about: About = { files: new Map(), silent: [], units: '', clock: '' };
  let started = false;
  await readBundle(
    path,
    limits,
    ({ kind, path: raw, body }) => {
      const text = Buffer.from(raw).toString('utf8');
      if (kind === 'host') about.name = text;
      else if (kind === 'machine' && text !== '') about.machine = text;
      else if (kind === 'live' && !started) about.files.set(text, Buffer.from(body).toString('utf8'));
      else if ((kind === 'units' || kind === 'clock') && !started) about[kind] = Buffer.from(body).toString('utf8');
      else if (kind === 'silent') {
        about.files.delete(text);
        about.silent.push(text);
      } else if (kind === 'tree' || kind === 'ls') started = true;
    },
    () => started,
  );
  return about;
}
