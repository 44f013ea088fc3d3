import type { Environment } from '../model/environment.js';
import type { Provider } from '../model/provider.js';
import { liveFacts, readAbout } from './bundle/about.js';
import { Collected } from './bundle/collected.js';
import { BUNDLE_NAME, readBundle } from './bundle/read.js';
import { BUNDLE_MAGIC } from './bundle/records.js';
import { counted } from './files/counted.js';
import { platformOf } from './host/proc-facts.js';
import { EntryBudget } from './image/limits.js';
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
    const about = await readAbout(rest, limits);
    const { machine, name } = about;
    return {
      description: {
        reference,
        kind: 'bundle',
        ...(machine === undefined ? {} : { platform: platformOf(machine) }),
        ...(name === undefined ? {} : { name }),
      },
      // Of a root filesystem that was collected nothing is running.
      live: name === undefined ? undefined : liveFacts(about),
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
