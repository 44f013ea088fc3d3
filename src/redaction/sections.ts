import type { EnvironmentDescription } from '../model/environment.js';
import type { Problem } from '../model/problem.js';
import type { Fact, Section } from '../model/snapshot.js';
import { FactRedactor } from './facts.js';
import type { Mask } from './mask.js';
import { redactReference } from './reference.js';

/** Fields by section that cannot hold a secret; see `Probe.encoded`. */
export type Encoded = Readonly<Record<string, readonly string[]>>;

/**
 * The sections without secrets, facts and problems alike, whichever probes they come from. `names` are patterns of names
 * that are those of secrets besides the ones that are known.
 */
export function redactSections(
  sections: Readonly<Record<string, Section>>,
  mask: Mask,
  encoded: Encoded = {},
  names: readonly string[] = [],
): Record<string, Section> {
  const redactor = new FactRedactor(mask, names);
  return Object.fromEntries(
    Object.entries(sections).map(([name, section]) => {
      const skipped = Object.hasOwn(encoded, name) ? (encoded[name] ?? []) : [];
      return [name, redactSection(section, redactor, skipped)];
    }),
  );
}

function redactSection(
  { status, problems, facts }: Section,
  redactor: FactRedactor,
  skipped: readonly string[],
): Section {
  const kept = new Map<string, Fact>();
  let changed = false;
  for (const [key, fact] of Object.entries(facts)) {
    const [free, redacted] = redactor.entry(key, fact, skipped);
    changed ||= free !== key || redacted !== fact;
    kept.set(unused(free, kept), redacted);
  }
  const free = problems.map((problem) => redactProblem(problem, redactor));
  return { status, problems: free, facts: changed ? Object.fromEntries(kept) : facts };
}

/** Two keys may be the same without the secrets in them; no fact is lost for that. */
function unused(key: string, taken: ReadonlyMap<string, unknown>): string {
  let free = key;
  for (let count = 2; taken.has(free); count++) free = `${key}#${count}`;
  return free;
}

function redactProblem(problem: Problem, redactor: FactRedactor): Problem {
  const message = redactor.text(problem.message);
  return { ...problem, ...(problem.path === undefined ? {} : { path: redactor.text(problem.path) }), message };
}

/** The description without the passwords that a reference may hold. */
export function redactDescription(description: EnvironmentDescription, mask: Mask): EnvironmentDescription {
  const { reference, name } = description;
  return {
    ...description,
    reference: redactReference(reference, mask),
    ...(name === undefined ? {} : { name: redactReference(name, mask) }),
  };
}
