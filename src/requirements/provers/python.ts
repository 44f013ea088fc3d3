import { readModule } from '../../formats/python/module.js';
import type { Statement } from '../../formats/python/statements.js';
import type { PythonCodeFact } from '../../model/facts/python.js';
import { type Deployment, entryOf, type Unmet } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import type { Snapshot } from '../../model/snapshot.js';
import { findCommand } from '../execute/path.js';
import { interpretedLine } from '../execute/script-line.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { type PythonCommand, pythonCommand } from '../python/command.js';
import { declaredProofs } from '../python/declared.js';
import { DECLARED_RULES } from '../python/declared-rules.js';
import { environmentProofs, environmentsOf, sitesOf, within } from '../python/environments.js';
import { ModuleFinder } from '../python/finder.js';
import { Importing } from '../python/importing.js';
import { defaultInterpreter, interpreterAt, type Python } from '../python/interpreters.js';
import { startedFiles } from '../python/programs.js';
import { proofOf } from '../python/proof.js';
import { PYTHON_RULES } from '../python/rules.js';
import { type Scene, targetSays, undecided, unmet } from '../scene.js';

/** Python: what a program imports before it does anything else, found as the interpreter of the target would find it. */
export const pythonProver: Prover = {
  id: 'python',
  title: 'Python',
  rules: [...PYTHON_RULES, ...DECLARED_RULES],
  files: ['python-code', 'python-packages', 'python-projects'],
  variables: ['PYTHONPATH'],
  prove(payload, target, deployment) {
    const code = codeOf(payload);
    const files = deployment.commands === undefined ? startedFiles(code, deployment.entries) : [];
    const view = new View(target, payload, deployment.at);
    const scene: Scene = { view, deployment, symbols: new SymbolTables(), knowledge: [] };
    const isWhole = deployment.commands === undefined && deployment.entries === undefined;
    return [
      ...(isWhole ? [...environmentProofs(scene), ...declaredProofs(scene, files.length > 0)] : []),
      ...(deployment.commands ?? []).flatMap((command) => {
        const found = startedBy(scene, interpretedLine(scene, command));
        return found === undefined ? [] : [proofOf(entryOf(command), found)];
      }),
      ...files.map((path) => proofOf(`${view.place}${path}`, startedFrom(scene, `${view.place}${path}`))),
    ];
  },
};

/** What a command line of Python lacks; `undefined` for any other. */
function startedBy(scene: Scene, line: readonly string[]): Unmet[] | undefined {
  const read = pythonCommand(line);
  return read === undefined ? undefined : runBy(scene, line[0] ?? '', read);
}

function runBy(scene: Scene, name: string, read: PythonCommand): Unmet[] {
  const command = findCommand(scene, name);
  // That it is not there, or not known to be, the kernel says.
  if (command.kind !== 'found') return [];
  const python = interpreterAt(scene, command.path);
  if (python.interpreter === undefined) return [unknownPython(scene, python.path)];
  const { deployment } = scene;
  const variable = read.isolated ? '' : (deployment.environment.PYTHONPATH ?? '');
  const path = variable.split(':').filter((directory) => directory.startsWith('/'));
  if (read.file !== undefined) return fromFile(scene, python, absolutePath(read.file, deployment), path);
  const code = read.code ?? (read.module === undefined ? undefined : `import ${read.module}\n`);
  if (code === undefined) return [];
  const searched = read.module === undefined ? path : [scene.view.place, ...path];
  const finder = new ModuleFinder(scene.view, python.interpreter, searched, python.home);
  return new Importing(scene, finder).program(`<${read.code === undefined ? '-m' : '-c'}>`, readModule(code));
}

/** A file that an interpreter is to run: its own, that of its virtual environment, or the `python3` of the target. */
function startedFrom(scene: Scene, path: string): Unmet[] {
  const asProgram = path.endsWith('.py') ? undefined : startedBy(scene, interpretedLine(scene, [path]));
  if (asProgram !== undefined) return asProgram;
  const found = defaultInterpreter(scene);
  const asked = [{ environment: 'payload', path, fact: 'is Python code' } as const];
  if (found.kind === 'unknown') return [undecided('missing-interpreter:python3', found.reason, asked)];
  if (found.kind === 'missing') {
    return [
      unmet(
        'missing-interpreter',
        'missing-interpreter:python3',
        `${path} needs python3 to run it, which is not there`,
        [...asked, targetSays(`there is no python3 in ${found.searched}`)],
        { fix: 'Install Python 3 in the target, with the packages that the program imports, or ship an interpreter.' },
      ),
    ];
  }
  const { python } = found;
  if (python.interpreter === undefined) return [unknownPython(scene, python.path)];
  const variable = (scene.deployment.environment.PYTHONPATH ?? '').split(':').filter(Boolean);
  const environment = environmentsOf(scene)[0];
  const inside = environment === undefined ? python : within(python, environment);
  return fromFile(scene, inside, path, [...variable, ...(environment === undefined ? [] : sitesOf(environment))]);
}

function fromFile(scene: Scene, python: Python, path: string, further: readonly string[]): Unmet[] {
  if (python.interpreter === undefined) return [];
  const directory = path.slice(0, path.lastIndexOf('/'));
  // Where a program is started from is not known: what it brings may be found from its top as well.
  const searched = [...new Set([directory, scene.view.place, ...further])];
  const finder = new ModuleFinder(scene.view, python.interpreter, searched, python.home);
  const fact = finder.code(path) ?? finder.code(`${path}/__main__.py`);
  if (fact === undefined) return [];
  return new Importing(scene, finder).program(path, {
    body: fact.body as unknown as readonly Statement[],
    syntax: fact.syntax,
    searches: fact.searches,
  });
}

function unknownPython({ view }: Scene, path: string): Unmet {
  const captured = Object.hasOwn(view.target.sections, 'python');
  const reason = captured
    ? `${path} has no standard library where one is looked for`
    : 'its snapshot was taken without Python';
  return { ...undecided('missing-module', reason, [targetSays('starts it', path)]), rule: 'python-missing-module' };
}

function codeOf({ sections }: Snapshot): Readonly<Record<string, PythonCodeFact>> {
  return (sections['python-code']?.facts ?? {}) as Record<string, PythonCodeFact>;
}

function absolutePath(path: string, { at }: Deployment): string {
  return path.startsWith('/') ? path : `${at === '/' ? '' : at}/${path}`;
}
