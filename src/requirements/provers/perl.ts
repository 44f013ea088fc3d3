import type { PerlCodeFact, PerlFact } from '../../model/facts/perl.js';
import { entryOf, type Proof, type Unmet } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import { findCommand } from '../execute/path.js';
import { interpretedLine } from '../execute/script-line.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { entries } from '../node/world.js';
import { perlCommand } from '../perl/command.js';
import { Loading, type Perl } from '../perl/loading.js';
import { PERL_RULES } from '../perl/rules.js';
import type { Scene } from '../scene.js';

/** Perl: what a program loads before it does anything else, found as the Perl of the target would find it. */
export const perlProver: Prover = {
  id: 'perl',
  title: 'Perl',
  rules: PERL_RULES,
  files: ['perl-code'],
  variables: ['PERL5LIB'],
  prove(payload, target, deployment) {
    const own = entries<PerlCodeFact>(payload, 'perl-code');
    const { commands = [] } = deployment;
    if (own.length === 0 && commands.length === 0) return [];
    const view = new View(target, payload, deployment.at);
    const scene: Scene = { view, deployment, symbols: new SymbolTables(), knowledge: [] };
    const code = new Map(own.map(([path, fact]) => [`${view.place}${path}`, fact]));
    const variable = (deployment.environment.PERL5LIB ?? '').split(':').filter(Boolean);
    const scripts = Object.keys(payload.sections.programs?.facts ?? {});
    const named = [...new Set([...scripts, ...own.flatMap(([path]) => (path.endsWith('.pl') ? [path] : []))])].sort();
    const started = deployment.entries ?? (deployment.commands === undefined ? named : []);
    return [
      ...commands.flatMap((command) => startedBy(scene, code, entryOf(command), command, variable)),
      ...started.flatMap((path) => startedFrom(scene, code, `${view.place}${path}`, variable)),
    ];
  },
};

function startedBy(
  scene: Scene,
  code: ReadonlyMap<string, PerlCodeFact>,
  entry: string,
  command: readonly string[],
  variable: readonly string[],
): Proof[] {
  const line = interpretedLine(scene, command);
  const read = perlCommand(line);
  const perl = perlOf(scene, line[0] ?? '');
  if (read === undefined || perl === undefined) return [];
  const loading = new Loading(scene, perl, code, [...read.adds, ...variable]);
  const file = read.file?.startsWith('/') === false ? `${scene.view.place}/${read.file}` : read.file;
  const found =
    file === undefined
      ? loading.given(entry, read.code ?? '', read.loads)
      : [...(read.loads.length === 0 ? [] : loading.given(line.join(' '), '', read.loads)), ...loading.file(file)];
  return [proofOf(entry, found)];
}

function startedFrom(
  scene: Scene,
  code: ReadonlyMap<string, PerlCodeFact>,
  path: string,
  variable: readonly string[],
): Proof[] {
  if (!code.has(path)) return [];
  // What has no execute bit somebody gives to perl; whether it also is loaded by others is not known.
  const isScript = scene.view.find(path).kind === 'script';
  return startedBy(scene, code, path, isScript ? [path] : ['perl', path], variable);
}

/** The Perl that a name is in the target; `undefined` where there is none, or one whose configuration is not known. */
function perlOf(scene: Scene, name: string): Perl | undefined {
  const command = findCommand(scene, name);
  // That it is not there the kernel says.
  if (command.kind !== 'found') return undefined;
  const found = scene.view.find(command.path);
  const path = 'path' in found ? found.path : command.path;
  const fact = scene.view.target.sections.perl?.facts?.[path] as PerlFact | undefined;
  return fact?.kind === 'interpreter' ? { path, fact } : undefined;
}

function proofOf(entry: string, unmet: readonly Unmet[]): Proof {
  const breaks = unmet.some(({ level, status }) => level === 'error' && status === 'unmet');
  const unknown = unmet.some(({ status }) => status === 'unknown');
  return { entry, verdict: breaks ? 'breaks' : unknown ? 'unknown' : 'runs', unmet };
}
