import * as z from 'zod';
import { parseListeners } from '../../formats/proc-net.js';
import type { Probe } from '../../model/probe.js';
import { live } from './live.js';

const PortFact = z
  .object({
    protocol: z.enum(['tcp', 'udp']),
    port: z.int(),
    address: z.string().meta({ description: '0.0.0.0 and :: are all addresses.' }),
    program: z.string().optional().meta({ description: 'Command name of who holds it, where that could be seen.' }),
  })
  .meta({ id: 'PortFact' });

const FILES = [
  ['/proc/net/tcp', 'tcp'],
  ['/proc/net/tcp6', 'tcp'],
  ['/proc/net/udp', 'udp'],
  ['/proc/net/udp6', 'udp'],
] as const;

/** Ports that somebody listens on, and who. */
export const portsProbe: Probe<never, z.infer<typeof PortFact>> = {
  id: 'ports',
  title: 'ports in use',
  schema: PortFact,
  conclude: (context) =>
    live(context, ({ kernelFiles, socketHolders }) => {
      if (!kernelFiles?.has('/proc/net/tcp')) return '/proc/net/tcp';
      const facts = new Map<string, z.infer<typeof PortFact>>();
      for (const [path, protocol] of FILES) {
        for (const { address, port, inode } of parseListeners(kernelFiles.get(path) ?? '', protocol)) {
          const program = socketHolders?.get(inode);
          facts.set(`${protocol}/${address.includes(':') ? `[${address}]` : address}:${port}`, {
            protocol,
            port,
            address,
            ...(program === undefined ? {} : { program }),
          });
        }
      }
      return facts;
    }),
};
