import { EnvironmentError, type Problem } from '../model/problem.js';
import type { Proof } from '../model/proof.js';
import {
  REQUIREMENTS_SCHEMA_VERSION,
  type Requirements,
  type RequirementsReport,
  type Satisfaction,
} from '../model/requirement.js';
import type { Snapshot } from '../model/snapshot.js';
import { TOOL } from '../model/tool.js';
import { visible } from '../model/visible.js';
import { inUse, withOpened } from '../requirements/least/in-use.js';
import { lacking, lackingRuntimes } from '../requirements/least/lacking.js';
import { leastRequirements } from '../requirements/least/least.js';
import { startedOf } from '../requirements/least/started.js';
import { why } from '../requirements/least/why.js';
import { prove } from '../requirements/prove.js';
import { detectBase } from './base.js';
import { capture } from './capture.js';
import { isBarePayload, PAYLOAD_SECTIONS, type PayloadOptions, payloadOf, scopeOf } from './payload.js';

/** A known environment that may be enough, and the name that it goes by. */
export interface Baseline {
  readonly name: string;
  readonly snapshot: Snapshot;
}

/** What is asked about a payload. */
export interface RequiresOptions extends PayloadOptions {
  /** Environments to try; `distributions` gives those that come with the tool. Default: none. */
  readonly baselines?: readonly Baseline[] | undefined;
  /** A version, a library, an interpreter or a symbol: who asks for it is told. */
  readonly why?: string | undefined;
}

/** The sections that requirements are derived from; others need not be captured. */
export const REQUIREMENT_SECTIONS: readonly string[] = [
  ...['os', 'packages', 'loader', 'image', 'process'],
  ...PAYLOAD_SECTIONS,
];

/**
 * The least that an environment must provide to run the payload in `source`, and which baselines do. Pure: the same
 * snapshots give the same report. Throws `EnvironmentError` where nothing in the payload asks for what `why` names.
 */
export function requires(source: Snapshot, options: RequiresOptions = {}): RequirementsReport {
  const tried = (options.baselines ?? []).map(({ snapshot }) => snapshot);
  const base = options.base ?? (options.app === undefined ? detectBase(source, tried) : undefined);
  const deployed: RequiresOptions = { ...options, base };
  const { snapshot: whole, deployment } = payloadOf(source, source, deployed);
  const used = scopeOf(source, deployed) === 'process' ? withOpened(whole, inUse(source, PAYLOAD_SECTIONS)) : whole;
  const payload = deployment.entries === undefined ? used : startedOf(used, deployment.entries);
  for (const entry of deployment.entries ?? []) refuseMissing(entry, payload);
  const requirements = leastRequirements(payload, !isBarePayload(source));
  return {
    schemaVersion: REQUIREMENTS_SCHEMA_VERSION,
    tool: TOOL,
    payload: source.environment,
    scope: scopeOf(source, deployed),
    requirements,
    baselines: (options.baselines ?? []).map((baseline) => satisfaction(source, requirements, baseline, deployed)),
    ...(options.why === undefined ? {} : { why: asking(payload, options.why) }),
    problems: problemsOf(source),
  };
}

/** The shipped baselines that are distributions, not examples: those called after what they are, such as `debian-12`. */
export async function distributions(): Promise<Baseline[]> {
  const { baselineFiles } = await import('../providers/snapshot-files.js');
  const found: Baseline[] = [];
  for (const { name, path } of baselineFiles()) {
    const snapshot = await capture(path);
    const id = snapshot.sections.os?.facts.release?.id;
    if (typeof id === 'string' && name.startsWith(`${id}-`)) found.push({ name, snapshot });
  }
  return found;
}

/** An entry that is nowhere is a mistake in the question, not an answer. */
function refuseMissing(entry: string, { sections, environment }: Snapshot): void {
  const facts = ['programs', 'libraries'].flatMap((name) => Object.entries(sections[name]?.facts ?? {}));
  if (facts.some(([path, { links }]) => path === entry || (Array.isArray(links) && links.includes(entry)))) return;
  throw new EnvironmentError(
    `${environment.reference} has no program ${entry}`,
    'Name an entry as it lies in the payload: --entry bin/app.',
  );
}

function asking(payload: Snapshot, asked: string): RequirementsReport['why'] {
  const found = why(payload, asked);
  if (found.length > 0) return { asked, asking: found };
  throw new EnvironmentError(
    `Nothing in ${payload.environment.reference} asks for ${visible(asked)}.`,
    'Without --why all that it asks for is listed.',
  );
}

function satisfaction(
  source: Snapshot,
  requirements: Requirements,
  { name, snapshot }: Baseline,
  options: RequiresOptions,
): Satisfaction {
  const { snapshot: payload, deployment } = payloadOf(source, snapshot, options);
  const proofs = prove(payload, snapshot, deployment);
  const title = snapshot.sections.os?.facts.release?.prettyName;
  return {
    name,
    ...(typeof title === 'string' ? { title } : {}),
    ...withRuntimes(
      proofs.length > 0 ? proved(proofs) : compared(lacking(requirements, snapshot)),
      lackingRuntimes(requirements, snapshot),
    ),
  };
}

/** Where all that can be proved is met, the language itself may still be missing: of code alone nobody knows what starts it. */
function withRuntimes(verdict: Verdict, causes: readonly string[]): Verdict {
  return verdict.verdict === 'runs' && causes.length > 0 ? { ...verdict, ...caused('breaks', causes) } : verdict;
}

type Verdict = Pick<Satisfaction, 'verdict' | 'cause' | 'more' | 'programs' | 'affected'>;

/** The worst verdict of all programs, with its causes. */
function proved(proofs: readonly Proof[]): Verdict {
  const verdict = (['breaks', 'unknown'] as const).find((word) => proofs.some((proof) => proof.verdict === word));
  if (verdict === undefined) return { verdict: 'runs', more: 0, programs: proofs.length, affected: 0 };
  const affected = proofs.filter((proof) => proof.verdict === verdict);
  const status = verdict === 'breaks' ? 'unmet' : 'unknown';
  const causes = affected.flatMap(({ unmet }) =>
    unmet.filter((each) => each.status === status && (status === 'unknown' || each.level === 'error')),
  );
  return {
    ...caused(
      verdict,
      causes.map(({ cause }) => cause),
    ),
    programs: proofs.length,
    affected: affected.length,
  };
}

function compared(causes: readonly string[]): Verdict {
  return { ...caused(causes.length > 0 ? 'breaks' : 'runs', causes), programs: 0, affected: 0 };
}

function caused(
  verdict: Satisfaction['verdict'],
  causes: readonly string[],
): Pick<Verdict, 'verdict' | 'cause' | 'more'> {
  const [cause, ...others] = new Set(causes);
  return { verdict, ...(cause === undefined ? {} : { cause }), more: others.length };
}

/** What of the payload could not be read; of a whole system also what tells which files are the payload. */
function problemsOf(source: Snapshot): RequirementsReport['problems'] {
  const sections = isBarePayload(source) ? ['libraries', 'programs'] : ['libraries', 'packages', 'programs'];
  return sections.flatMap((section) => {
    const { status = 'failed', problems = NOT_CAPTURED } = source.sections[section] ?? {};
    return status === 'complete' || status === 'not-applicable'
      ? []
      : problems.map((problem) => ({ ...problem, section }));
  });
}

const NOT_CAPTURED: readonly Problem[] = [{ reason: 'missing', message: 'the snapshot was taken without it' }];
