import * as z from 'zod';
import type { Difference } from './difference.js';
import type { Evidence, Level } from './finding.js';
import type { Proof } from './proof.js';
import type { Snapshot } from './snapshot.js';

/** A pair of snapshots cut down to what a rule looks at, and whether the rule must find something there. */
export interface RuleExample {
  readonly name: string;
  /** Sections of each side, section name → facts; what is not named is empty and complete. */
  readonly source: ExampleSections;
  readonly target: ExampleSections;
  /** How many findings the rule must give. */
  readonly findings: number;
  /** Where it is written, as the rule's own origin. */
  readonly origin?: string | undefined;
}

/** Facts by section and key, as a rule's example writes them. */
export type ExampleSections = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/**
 * How the software of a source comes to a target: as files that are laid there, or, of an image, in a container that the
 * target runs, which then brings everything but the machine.
 */
export const DeployedAs = z.enum(['files', 'container']);

/** See {@link DeployedAs}. */
export type DeployedAs = z.infer<typeof DeployedAs>;

/** What every rule says of itself, whether it is written in YAML or, for a proof, in TypeScript. */
export interface RuleDescriptor {
  /** Kebab case, unique over all packs. */
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  /** Why it breaks. */
  readonly why: string;
  /** How to mend it. */
  readonly fix: string;
  /** Addresses of the specification or documentation that the rule rests on. */
  readonly references: readonly string[];
  readonly examples: readonly RuleExample[];
  /** Sections that must be complete for the rule to decide. */
  readonly sections: readonly string[];
  /** For software that comes in which way it judges. Default: as files. */
  readonly as?: readonly DeployedAs[] | undefined;
}

/** What a rule judges: the two snapshots and their differences. */
export interface RuleInput {
  readonly source: Snapshot;
  readonly target: Snapshot;
  readonly differences: readonly Difference[];
  /** What is proved of the programs of the source's payload in the target. */
  readonly proofs?: readonly Proof[] | undefined;
}

/** What a rule found: the parts of a finding that are not already in its descriptor. */
export interface Verdict {
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** What makes this finding the same one the next time; the rule's id is added. */
  readonly identity: string;
  readonly cause?: string | undefined;
  /** Overrides the descriptor's, where the fix can name names. */
  readonly fix?: string | undefined;
  readonly level?: Level | undefined;
  /** The payloads that it is about, where several are deployed. */
  readonly payloads?: readonly string[] | undefined;
  /** The differences that the verdict is about, so that they are not counted among those that nobody judged. */
  readonly differences?: readonly Difference[] | undefined;
  /** Set when the rule could not decide; the message then says which facts are unknown, and why. */
  readonly undetermined?: boolean | undefined;
}

/** A rule ready to judge. */
export interface Rule extends RuleDescriptor {
  /** Where it was defined, for error messages: `rules/base.yaml:12`. */
  readonly origin: string;
  judge(input: RuleInput): readonly Verdict[];
}
