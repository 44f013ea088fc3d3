import type { Fact, Snapshot } from '../../model/snapshot.js';

/** The facts of a section that was read whole; `undefined` where something of it is not known. */
export function factsOf({ sections }: Snapshot, name: string): Readonly<Record<string, Fact>> | undefined {
  const section = Object.hasOwn(sections, name) ? sections[name] : undefined;
  return section?.status === 'complete' ? section.facts : undefined;
}

/** Whether a snapshot holds a system, and not only what is deployed to one. */
export function bringsSystem({ sections }: Snapshot): boolean {
  const os = sections.os?.facts ?? {};
  return 'release' in os || 'libc' in os || sections.packages?.status !== 'not-applicable';
}

/**
 * Whether the system that the payload worked in had what the target lacks; what is missing there too is no matter. A
 * payload that brings no system of its own says nothing of that, and is believed.
 */
export function hadAtHome(
  payload: Snapshot,
  section: string,
  had: (facts: Readonly<Record<string, Fact>>) => boolean,
): boolean {
  const facts = bringsSystem(payload) ? factsOf(payload, section) : undefined;
  return facts === undefined || had(facts);
}
