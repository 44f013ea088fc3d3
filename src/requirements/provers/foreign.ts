import type { ForeignFact } from '../../model/facts/foreign.js';
import type { Deployment, Proof } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import type { Snapshot } from '../../model/snapshot.js';
import { targetSays, unmet } from '../scene.js';

const SECTION = 'foreign-binaries';

/** Where one of these has a fact, there is something else that the payload may be meant to start. */
const OTHERS = [
  'programs',
  'libraries',
  'python-code',
  'python-packages',
  'node-code',
  'shell-code',
  'java-classes',
  'perl-code',
  'php-code',
];

/** Programs for Windows and macOS: they start on no Linux. */
export const foreignProver: Prover = {
  id: 'foreign',
  title: 'programs for other systems',
  rules: [],
  files: [SECTION],
  prove(payload, target, deployment) {
    if (['windows', 'darwin'].includes(target.environment.platform?.os ?? '')) return [];
    return started(payload, deployment).map(([path, fact]) => proofOf(path, fact, target, deployment));
  },
};

/** What is named; else, where there is nothing else, the programs, or, where there is none, the libraries. */
function started({ sections }: Snapshot, { entries, commands }: Deployment): [path: string, fact: ForeignFact][] {
  const files = Object.entries(sections[SECTION]?.facts ?? {}) as [string, ForeignFact][];
  // Assemblies of .NET have the format of Windows and run wherever .NET does.
  const all = files.filter(([, fact]) => !isAssembly(fact));
  if (entries !== undefined) return all.filter(([path]) => entries.includes(path));
  const others = OTHERS.some((name) => Object.keys(sections[name]?.facts ?? {}).length > 0);
  if (commands !== undefined || others || all.length < files.length) return [];
  const programs = all.filter(([, fact]) => isProgram(fact));
  return programs.length > 0 ? programs : all;
}

function isAssembly(fact: ForeignFact): boolean {
  return fact.kind === 'pe' && fact.dotnet === true;
}

function isProgram(fact: ForeignFact): boolean {
  return fact.kind === 'pe' ? fact.role === 'program' : fact.parts.some(({ role }) => role === 'program');
}

function proofOf(path: string, fact: ForeignFact, target: Snapshot, { at }: Deployment): Proof {
  const entry = `${at === '/' ? '' : at}${path}`;
  const what = `is a ${isProgram(fact) ? 'program' : 'library'} for ${systemOf(fact)}`;
  const { prettyName, id } = target.sections.os?.facts.release ?? {};
  const system = typeof prettyName === 'string' ? prettyName : typeof id === 'string' ? id : 'Linux';
  const need = unmet(
    'wrong-os',
    `wrong-os:${fact.kind === 'pe' ? 'pe' : 'macho'}`,
    `${entry} ${what}, and the target is ${system}`,
    [{ environment: 'payload', path: entry, fact: what }, targetSays(`it is ${system}`)],
    { fix: 'Use the build for Linux; package managers install the one for the machine that they run on.' },
  );
  return { entry, verdict: 'breaks', unmet: [need] };
}

/** `Windows (x64)`, `macOS (x86_64 and arm64)`. */
function systemOf(fact: ForeignFact): string {
  if (fact.kind === 'pe') return `Windows (${fact.machine})`;
  const platform = fact.parts.find((part) => part.platform !== undefined)?.platform ?? 'macOS';
  const machines = fact.parts.map(({ machine }) => machine);
  return machines.length === 0 ? platform : `${platform} (${machines.join(' and ')})`;
}
