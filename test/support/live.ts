import type { LiveFacts } from '../../src/model/environment.js';
import type { KernelFile } from '../../src/model/kernel-files.js';
import type { Probe } from '../../src/model/probe.js';
import type { Section } from '../../src/model/snapshot.js';
import { runProbes } from '../../src/probes/engine.js';
import { memoryEnvironment } from './memory-environment.js';

/** What a machine says whose kernel has these files. */
export function kernelSays(files: Partial<Readonly<Record<KernelFile, string>>>): LiveFacts {
  return { kernelFiles: new Map(Object.entries(files) as [KernelFile, string][]), problems: [] };
}

/** The section of a probe of a machine that says this; of mere files where it says nothing. Facts are held against the schema. */
export async function liveSection(probe: Probe, live?: LiveFacts): Promise<Section> {
  const { [probe.section ?? probe.id]: section } = await runProbes(
    memoryEnvironment({}, live === undefined ? {} : { live }),
    [probe],
  );
  if (section === undefined) throw new Error(`${probe.id} gave no section`);
  for (const fact of Object.values(section.facts)) probe.schema.parse(fact);
  return section;
}
