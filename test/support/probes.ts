import * as z from 'zod';
import type { Probe } from '../../src/model/probe.js';

/** A probe of text files: one fact for each file that it was shown, by path. Whatever is given goes before. */
export function textProbe(id: string, rest: Partial<Probe<string>> = {}): Probe {
  return {
    id,
    title: id,
    schema: z.record(z.string(), z.json()),
    parse: (content) => Buffer.from(content.bytes()).toString('utf8'),
    conclude: ({ files }) => ({ facts: [...files].map(([path, { parsed }]) => [path, { text: parsed }] as const) }),
    ...rest,
  } as Probe;
}
