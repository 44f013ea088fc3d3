import * as z from 'zod';
import type { Environment } from '../../src/model/environment.js';
import type { Probe } from '../../src/model/probe.js';
import { runProbes } from '../../src/probes/engine.js';

/** The owner of each path, as `probe` and the engine answer; paths that nobody owns are left out. */
export async function ownersOf(
  environment: Environment,
  probe: Probe,
  paths: readonly string[],
): Promise<Record<string, unknown>> {
  const asking: Probe = {
    id: 'asking',
    title: 'owners of some files',
    schema: z.record(z.string(), z.json()),
    conclude: ({ owner }) => ({ facts: paths.map((path) => [path, { owner: owner(path) ?? null }] as const) }),
  };
  const { asking: section } = await runProbes(environment, [probe, asking]);
  return Object.fromEntries(
    Object.entries(section?.facts ?? {}).flatMap(([path, { owner }]) => (owner === null ? [] : [[path, owner]])),
  );
}
