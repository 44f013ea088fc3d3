import * as z from 'zod';
import type { ImageConfig } from '../../model/environment.js';
import type { Probe } from '../../model/probe.js';

const ConfigFact = z
  .object({
    entrypoint: z.array(z.string()),
    command: z.array(z.string()),
    user: z.string().optional(),
    workingDirectory: z.string().optional(),
    exposedPorts: z.array(z.string()),
    volumes: z.array(z.string()),
    labels: z.record(z.string(), z.string()),
    stopSignal: z.string().optional(),
  })
  .meta({ id: 'ImageConfigFact' });

const VariableFact = z.object({ name: z.string(), value: z.string() }).meta({ id: 'ImageVariableFact' });

type ImageFact = z.infer<typeof ConfigFact> | z.infer<typeof VariableFact>;

/** How an image is run: `config`, and `env/NAME` for each variable. */
export const imageProbe: Probe<never, ImageFact> = {
  id: 'image',
  title: 'image configuration',
  schema: z.union([ConfigFact, VariableFact]),
  conclude({ environment: { image } }) {
    if (image === undefined) return { facts: [], status: 'not-applicable' };
    return { facts: facts(image) };
  },
};

function* facts(image: ImageConfig): Iterable<readonly [string, ImageFact]> {
  const { environment, ...config } = image;
  yield ['config', config];
  for (const line of environment) {
    const equals = line.indexOf('=');
    const name = equals === -1 ? line : line.slice(0, equals);
    yield [`env/${name}`, { name, value: equals === -1 ? '' : line.slice(equals + 1) }];
  }
}
