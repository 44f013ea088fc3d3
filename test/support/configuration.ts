import assert from 'node:assert/strict';
import type { Probe } from '../../src/model/probe.js';
import type { Section } from '../../src/model/snapshot.js';
import { runProbes } from '../../src/probes/engine.js';
import { type MemoryFile, memoryEnvironment } from './memory-environment.js';

/** The section that these probes make of the files; its facts are what their schema says. */
export async function configurationOf(files: Record<string, MemoryFile>, ...probes: Probe[]): Promise<Section> {
  const { configuration } = await runProbes(memoryEnvironment(files), probes);
  assert.ok(configuration);
  for (const fact of Object.values(configuration.facts)) probes[0]?.schema.parse(fact);
  return configuration;
}

/** Each setting that is no default and not inherited, with its value and where it stands. */
export function said({ facts }: Section): Record<string, unknown[]> {
  const own = Object.entries(facts).filter(([, fact]) => fact.default !== true && fact.inherited === undefined);
  return Object.fromEntries(own.map(([key, { value, path, line }]) => [key, [value, `${path}:${line}`]]));
}
