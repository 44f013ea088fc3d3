import type { Evidence } from '../../model/finding.js';
import type { Rule, RuleInput, Verdict } from '../../model/rule.js';
import { needsOf, reasonOf, standing, statusOf } from '../completeness.js';
import { differencesOf } from '../declared/covered.js';
import { undecided } from '../undecided.js';
import { moduleLibraryMissingExamples } from './module-library-missing-examples.js';
import { type Located, type UnmetNeed, unmetNeeds } from './unmet-needs.js';

const TITLE = 'A module of the source needs a library, or a version of it, that the target has not';

/**
 * Proves from the files that a library without a package, such as an extension module, cannot be loaded in the target: the
 * loader would not find a library that it names, or not the symbol version that it requires. Programs are proved as they
 * are started; what loads a module at run time no file tells, so that its search path is not known either.
 */
export const moduleLibraryMissingRule: Rule = {
  id: 'module-library-missing',
  title: TITLE,
  level: 'error',
  why:
    'When a program opens a module (dlopen), the loader looks for every library that the module names (DT_NEEDED) and ' +
    'checks that each defines the symbol versions for which it was linked. If one is missing, the module is not loaded: ' +
    '"cannot open shared object file", or "version … not found". The rule looks at libraries and modules that no ' +
    'package owns, which are those that are deployed; their own libraries come along with them.',
  fix: 'Install the library in the target, ship it with the software, or build against what the target has.',
  references: [
    'https://man7.org/linux/man-pages/man8/ld.so.8.html',
    'https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html',
  ],
  sections: ['libraries'],
  examples: moduleLibraryMissingExamples,
  origin: 'src/rules/proofs/module-library-missing.ts',
  judge,
};

function judge(input: RuleInput): readonly Verdict[] {
  const target = { side: 'target', section: 'libraries' } as const;
  if (standing(input, [target]).kind === 'not-applicable') return [];
  const knownWhole = statusOf(input, target) === 'complete';
  const needs = unmetNeeds(input);
  const proved = new Set((input.proofs ?? []).flatMap(({ unmet }) => unmet.map(({ cause }) => cause)));
  const verdicts = needs
    .filter((need) => !proved.has(causeOf(need)))
    .filter(({ version }) => knownWhole || version !== undefined)
    .map((need) => verdictOf(need, input));
  const reasons = needsOf(['source.libraries'])
    .filter((need) => ['partial', 'failed'].includes(statusOf(input, need)))
    .map((need) => reasonOf(input, need));
  if (!knownWhole && needs.some(({ version }) => version === undefined)) reasons.push(reasonOf(input, target));
  return reasons.length === 0 ? verdicts : [...verdicts, undecided(TITLE, reasons)];
}

function verdictOf(need: UnmetNeed, input: RuleInput): Verdict {
  const { soname, version, provider } = need;
  const cause = causeOf(need);
  const what =
    version === undefined
      ? `${soname}, which the target has not`
      : `${version} of ${soname}, which the target's does not define`;
  const owner = provider.fact.owner;
  const covered = [`libraries/${provider.path}`, ...(typeof owner === 'string' ? [`packages/${owner}`] : [])];
  return {
    message: `${subject(need.consumers)} ${what}`,
    evidence: evidenceOf(need),
    identity: cause,
    cause,
    fix: fixOf(need, input),
    differences: differencesOf(input, covered),
  };
}

function causeOf({ soname, version }: UnmetNeed): string {
  return version === undefined ? `missing-library:${soname}` : `missing-symbol-version:${version}@${soname}`;
}

function subject(consumers: readonly Located[]): string {
  const [first, ...others] = consumers;
  const path = first?.path ?? '';
  if (others.length === 0) return `${path} needs`;
  return `${path} and ${others.length} other${others.length === 1 ? '' : 's'} need`;
}

function evidenceOf({ soname, version, consumers, provider, instead }: UnmetNeed): readonly Evidence[] {
  const wanted = version === undefined ? soname : `${version} of ${soname}`;
  const owner = provider.fact.owner;
  const from = typeof owner === 'string' ? `, from ${owner}` : '';
  return [
    ...consumers.map(({ path }): Evidence => ({ environment: 'source', path, fact: `needs ${wanted}` })),
    {
      environment: 'source',
      path: provider.path,
      fact: version === undefined ? `is ${soname}${from}` : `defines ${version}${from}`,
    },
    version === undefined || instead === undefined
      ? { environment: 'target', fact: `no library ${soname} of this architecture` }
      : { environment: 'target', path: instead.path, fact: `does not define ${version}` },
  ];
}

/** Names the package that brought the library to the source, where the target's packages are of the same kind. */
function fixOf({ soname, version, provider }: UnmetNeed, input: RuleInput): string | undefined {
  if (version?.startsWith('GLIBC_')) {
    return `Build on a system whose glibc is no newer than the target's, link statically, or move the target to one that defines ${version}.`;
  }
  const owner = provider.fact.owner;
  const fact = typeof owner === 'string' ? input.source.sections.packages?.facts[owner] : undefined;
  const name = fact?.name;
  if (typeof name !== 'string') return undefined;
  const sameKind = Object.values(input.target.sections.packages?.facts ?? {}).some(({ type }) => type === fact?.type);
  if (!sameKind)
    return `Install what brings ${soname} in the target (in the source, the package ${name}), or ship it with the software.`;
  return version === undefined
    ? `Install the package ${name} in the target, or ship ${soname} with the software.`
    : `Install the source's ${name} (${String(fact?.version)}) or a newer one in the target, or build against the target's.`;
}
