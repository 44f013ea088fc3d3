import { featureRelease, releaseForClasses } from '../../formats/java/class-file.js';
import type { JavaClassesFact, JavaFact } from '../../model/facts/java.js';
import { type Deployment, entryOf, type Proof, type Unmet } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import type { Snapshot } from '../../model/snapshot.js';
import { findCommand } from '../execute/path.js';
import { View } from '../files/view.js';
import { readJavaCommand } from '../java/command.js';
import { JAVA_RULES } from '../java/rules.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { entries } from '../node/world.js';
import { unmet } from '../scene.js';

/** Programs in Java: whether the runtime of the target loads their classes. */
export const javaProver: Prover = {
  id: 'java',
  title: 'Java',
  rules: JAVA_RULES,
  files: ['java', 'java-classes'],
  prove(payload, target, deployment) {
    const view = new View(target, payload, deployment.at);
    const classes = new Map(entries<JavaClassesFact>(payload, 'java-classes'));
    return started(deployment, classes).flatMap(([entry, candidates]) => {
      const path = candidates.map((one) => inPayload(one, deployment.at, view.place)).find((one) => classes.has(one));
      const fact = path === undefined ? undefined : classes.get(path);
      if (path === undefined || fact === undefined) return [];
      return [proofOf(entry ?? `${view.place}${path}`, tooOld(view, target, deployment, `${view.place}${path}`, fact))];
    });
  },
};

/** Commands with the files that they may load; archives with a main class where nobody says what is started. */
function started(
  { commands, entries: named }: Deployment,
  classes: ReadonlyMap<string, JavaClassesFact>,
): [entry: string | undefined, candidates: readonly string[]][] {
  const own =
    named ??
    (commands === undefined
      ? [...classes].filter(([, { mainClass }]) => mainClass !== undefined).map(([path]) => path)
      : []);
  return [
    ...(commands ?? []).flatMap((command): [string, readonly string[]][] => {
      const read = readJavaCommand(command);
      return read === undefined ? [] : [[entryOf(command), read.candidates]];
    }),
    ...own.filter((path) => classes.has(path)).map((path): [undefined, string[]] => [undefined, [path]]),
  ];
}

/** A path of the target as deployed, or one relative to where the payload lies, as a path of the payload. */
function inPayload(path: string, at: string, place: string): string {
  if (path.startsWith(`${place}/`) && place !== '') return path.slice(place.length);
  if (path.startsWith(`${at}/`) && at !== '/') return path.slice(at.length);
  return path.startsWith('/') ? path : `/${path.replace(/^(?:\.\/)+/, '')}`;
}

function tooOld(view: View, target: Snapshot, deployment: Deployment, path: string, fact: JavaClassesFact): Unmet[] {
  const scene = { view, deployment, symbols: new SymbolTables(), knowledge: [] };
  const found = findCommand(scene, 'java');
  const program = found.kind === 'found' ? view.find(found.path) : undefined;
  if (program === undefined || !('path' in program)) return [];
  const runtime = entries<JavaFact>(target, 'java').find(([home]) => program.path.startsWith(`${home}/`));
  const release = featureRelease(runtime?.[1].version ?? '');
  if (runtime === undefined || release === undefined || fact.classVersion === undefined) return [];
  const needed = releaseForClasses(fact.classVersion);
  if (needed <= release) return [];
  const [home, { version }] = runtime;
  const message = `${path} is compiled for Java ${needed}, and the target has Java ${version}`;
  const evidence = [
    {
      environment: 'payload' as const,
      path,
      fact: `holds class files of version ${fact.classVersion}: Java ${needed}`,
    },
    {
      environment: 'target' as const,
      path: home,
      fact: `is Java ${version}, which loads class files up to ${release + 44}`,
    },
  ];
  const fix = `Use Java ${needed} or newer in the target, or compile with --release ${release}.`;
  // Newer classes of an archive may be for a newer Java and never loaded; the one that is started is.
  const first = fact.mainVersion ?? (fact.classes === 1 ? fact.classVersion : 0);
  const level = releaseForClasses(first) > release ? 'error' : 'warning';
  return [unmet('java-class-version', `java-class-version:${fact.classVersion}.0`, message, evidence, { fix, level })];
}

function proofOf(entry: string, found: readonly Unmet[]): Proof {
  return { entry, verdict: found.some(({ level }) => level === 'error') ? 'breaks' : 'runs', unmet: found };
}
