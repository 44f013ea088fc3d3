import type { Deployment, Proof } from './proof.js';
import type { RuleDescriptor } from './rule.js';
import type { Snapshot } from './snapshot.js';

/** Proves what programs of one language need beyond what the kernel and the loader do: their interpreter, modules, add-ons. */
export interface Prover {
  /** Unique name, also that of the file it is written in: the language. */
  readonly id: string;
  /** The language, for people. */
  readonly title: string;
  /** What explains the unmet needs that it names. */
  readonly rules: readonly RuleDescriptor[];
  /** Sections whose facts are files that can be part of a payload, by path; such a fact may have an `owner`. */
  readonly files: readonly string[];
  /** Variables of a process's environment that decide what is found. */
  readonly variables?: readonly string[] | undefined;
  /**
   * What is proved of the payload's programs in this language, laid over the target at `deployment.at`. Where `commands`
   * are given, of those that start its interpreter (the proof's entry is `entryOf(command)`); where `entries` are given, of
   * those that are its files; where neither is, of all that the payload brings. Pure. Facts of sections that an older
   * snapshot lacks are unknown: what depends on them is said as `unknown`, never as missing.
   */
  prove(payload: Snapshot, target: Snapshot, deployment: Deployment): Proof[];
}
