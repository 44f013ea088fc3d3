import { EnvironmentError } from '../model/problem.js';
import type { Proof } from '../model/proof.js';
import type { DeployedAs, RuleInput } from '../model/rule.js';
import type { Section, Snapshot } from '../model/snapshot.js';
import { prove } from '../requirements/prove.js';
import { inWordsOf } from './bill-release.js';
import { startOf } from './commands.js';
import { differencesBetween } from './compare.js';
import { insideOn, ofTheMachine } from './deployed-as.js';
import { isBarePayload, type NamedPayload, PAYLOAD_SECTIONS, type PayloadOptions, payloadOf } from './payload.js';

/** What is deployed, and what is known besides. */
export interface InputOptions extends PayloadOptions {
  /** Several payloads, each proved for itself; what else is said of a payload then goes by what each says of itself. */
  readonly payloads?: readonly NamedPayload[] | undefined;
  /** Further environments that tell which package brings what. */
  readonly known?: readonly Snapshot[] | undefined;
  /** How the software comes to the targets. Default: an image in a container where the target can run one, else as files. */
  readonly as?: DeployedAs | undefined;
}

/** What the rules are shown of a source and a target: the differences, and what is proved of the payload's programs. */
export function ruleInput(
  givenSource: Snapshot,
  givenTarget: Snapshot,
  { known = [], payloads, as, ...options }: InputOptions = {},
): RuleInput {
  const [source, host] = [inWordsOf(givenTarget, givenSource), inWordsOf(givenSource, givenTarget)];
  const target = as === 'container' ? insideOn(source, host) : host;
  const proofs =
    payloads === undefined
      ? proofsOf(source, target, known, options)
      : payloads.flatMap(({ name, ...each }) =>
          proofsOf(source, target, known, each).map((proof): Proof => ({ ...proof, payload: name })),
        );
  if (as === 'container') {
    return { source, target: host, differences: ofTheMachine(differencesBetween(source, host)), proofs };
  }
  if (!isBarePayload(source)) return { source, target, differences: differencesBetween(source, target), proofs };
  // A payload brings no system that the target's could be compared with.
  return { source: onlyPackages(source), target, differences: [], proofs };
}

/** What is proved of the programs of one payload. */
function proofsOf(
  source: Snapshot,
  target: Snapshot,
  known: readonly Snapshot[],
  options: PayloadOptions,
): readonly Proof[] {
  const { snapshot, deployment } = payloadOf(source, target, options);
  const more = { knowledge: [...known, source], home: isBarePayload(source) ? undefined : source };
  const start = options.entries === undefined ? startOf(source, filesOf(snapshot)) : undefined;
  const all = [
    ...prove(snapshot, target, deployment, more),
    ...(start === undefined ? [] : prove(snapshot, target, { ...deployment, ...start }, more)),
  ];
  for (const proof of all) refuseMissing(proof, source);
  if (isBarePayload(source) && isEmpty(snapshot)) throw nothingToProve(source, options.app);
  return options.entries === undefined ? all.map((proof) => withoutVariants(proof, all)) : all;
}

function filesOf({ sections }: Snapshot): ReadonlySet<string> {
  return new Set(PAYLOAD_SECTIONS.flatMap((name) => Object.keys(sections[name]?.facts ?? {})));
}

const WHOLE = new Set(['complete', 'not-applicable']);

function isEmpty({ sections }: Snapshot): boolean {
  const known = PAYLOAD_SECTIONS.flatMap((name) => sections[name] ?? []);
  return known.every(({ status, facts }) => WHOLE.has(status) && Object.keys(facts).length === 0);
}

/** "Nothing known to break" would be true of it, and mean nothing. */
function nothingToProve({ environment }: Snapshot, app: string | undefined): EnvironmentError {
  const what = app === undefined ? environment.reference : `${app} in ${environment.reference}`;
  return new EnvironmentError(
    `${what} holds neither a system nor a program or a library: there is nothing to check`,
    'Name the directory or the file that is deployed, with its execute bits, or an image or a root filesystem.',
  );
}

/** An entry that is nowhere is a mistake in the question, not an answer. */
function refuseMissing({ entry, unmet }: Proof, source: Snapshot): void {
  if (!unmet.some(({ rule }) => rule === 'missing-file')) return;
  throw new EnvironmentError(
    `${source.environment.reference} has no program ${entry}`,
    'Name an entry as it lies in the payload: --entry bin/app.',
  );
}

/** Causes that say: built for another system. */
const FOREIGN = new Set(['wrong-arch', 'wrong-os']);

/**
 * A payload may bring a program for each of several systems and start the one that fits. As long as others are built for
 * the target, those that are not are worth a note; who starts one for certain names it as an entry.
 */
function withoutVariants(proof: Proof, all: readonly Proof[]): Proof {
  if (!isForeign(proof) || all.every(isForeign)) return proof;
  return { ...proof, verdict: 'runs', unmet: proof.unmet.map((unmet) => ({ ...unmet, level: 'note' })) };
}

function isForeign({ unmet }: Proof): boolean {
  return unmet.length > 0 && unmet.every(({ rule }) => FOREIGN.has(rule));
}

/** What a payload brings as packages of languages, which also tell what it works with; its system is none. */
const BROUGHT = new Set(['node-packages', 'python-packages', 'ruby-gems']);

function onlyPackages(snapshot: Snapshot): Snapshot {
  const empty: Section = { status: 'not-applicable', problems: [], facts: {} };
  const sections = Object.entries(snapshot.sections).map(([name, section]) => [
    name,
    BROUGHT.has(name) ? section : empty,
  ]);
  return { ...snapshot, sections: Object.fromEntries(sections) };
}
