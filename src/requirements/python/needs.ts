import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { undecided, unmet } from '../scene.js';
import type { FoundModule, Interpreter } from './finder.js';
import { at, type Place } from './place.js';
import { removalOf } from './removed.js';

/** Syntax that older versions refuse. */
export interface Syntax {
  readonly version: string;
  readonly what: string;
  readonly line: number;
}

/** Something lies in no directory that is searched. */
export function missingModule(interpreter: Interpreter, name: string, place: Place, line: number): Unmet {
  const { version, path, library } = interpreter;
  const removal = removalOf(name);
  const gone = removal === undefined || !isBefore(removal.version, version) ? undefined : removal;
  const why = gone === undefined ? '' : `: the standard library has none since ${gone.version}`;
  const instead = gone?.instead === undefined ? '' : ` (${gone.instead})`;
  return unmet(
    'python-missing-module',
    `missing-module:${name}`,
    `${place.path} imports ${name}, which neither the payload nor Python ${version} of the target has${why}`,
    [
      at(place, line, `imports ${name}`),
      { environment: 'target', path: library, fact: `searched by Python ${version}: ${path.join(', ')}` },
    ],
    { fix: `Install what brings the module ${name} for Python ${version}, or ship it with the program${instead}.` },
  );
}

/** Whether it is there cannot be told, or not for certain. */
export function unknownModule(name: string, reason: string, asked: Evidence, status: Unmet['status']): Unmet {
  return { ...undecided(`missing-module:${name}`, reason, [asked]), rule: 'python-missing-module', status };
}

/** A module of the standard library does not have what is imported from it. */
export function missingName({ version, library }: Interpreter, full: string, place: Place, line: number): Unmet {
  return unmet(
    'python-missing-attribute',
    `import-name:${full}`,
    `${place.path} imports ${full}, which the standard library of Python ${version} does not have`,
    [at(place, line, `imports ${full}`), { environment: 'target', path: library, fact: `Python ${version}` }],
  );
}

/** A module of the payload does not bind what is imported from it. */
export function missingOwnName(full: string, path: string, place: Place, line: number): Unmet {
  return unmet(
    'python-missing-attribute',
    `import-name:${full}`,
    `${place.path} imports ${full}, which ${path} does not define`,
    [
      at(place, line, `imports ${full}`),
      { environment: 'payload', path, fact: `has no ${full.slice(full.lastIndexOf('.') + 1)}` },
    ],
    { fix: 'Deploy the files of one release of the program together: one of them is older, or was left out.' },
  );
}

/** A module of the standard library does not have what is taken from it. */
export function missingAttribute({ version, library }: Interpreter, full: string, place: Place, line: number): Unmet {
  return unmet(
    'python-missing-attribute',
    `language-version:${full}`,
    `${place.path} uses ${full}, which the standard library of Python ${version} does not have`,
    [at(place, line, `uses ${full}`), { environment: 'target', path: library, fact: `Python ${version}` }],
  );
}

/** Of an extension module there are only builds for other interpreters. */
export function foreignModule(
  { version, soabi, library }: Interpreter,
  { name, tag, path }: Omit<Extract<FoundModule, { kind: 'foreign' }>, 'kind'>,
  asked: Evidence,
): Unmet {
  const built = /^[a-z]+-\d+/.exec(tag)?.[0] ?? tag;
  const loads = soabi ?? `cpython-${version.replace('.', '')}`;
  return unmet(
    'python-abi',
    `python-abi:${built}:${name}`,
    `${path} is built for ${built}, and the target has Python ${version}`,
    [
      asked,
      { environment: 'payload', path, fact: `is built for ${tag}` },
      { environment: 'target', path: library, fact: `loads ${loads}, abi3, and files without a tag` },
    ],
    {
      fix: `Install a build of ${name.split('.', 1)[0]} for Python ${version}, or use Python ${dotted(built)} in the target.`,
    },
  );
}

/** A file uses syntax that the interpreter does not read; `undefined` where it does. */
export function refusedSyntax(interpreter: Interpreter, place: Place, syntax: Syntax | undefined): Unmet | undefined {
  const { version, library } = interpreter;
  if (syntax?.version === '2') return onlyOldSyntax(interpreter, place, syntax);
  if (syntax === undefined || !isBefore(version, syntax.version) || version === syntax.version) return undefined;
  return unmet(
    'python-syntax',
    'language-version:syntax',
    `${place.path} uses ${syntax.what}, which needs Python ${syntax.version}, and the target has ${version}`,
    [
      at(place, syntax.line, `uses ${syntax.what}`),
      { environment: 'target', path: library, fact: `Python ${version}` },
    ],
    { fix: `Use Python ${syntax.version} or newer in the target, or write it otherwise.` },
  );
}

function onlyOldSyntax({ version, library }: Interpreter, place: Place, { what, line }: Syntax): Unmet {
  return unmet(
    'python-syntax',
    'language-version:syntax',
    `${place.path} has ${what}, which only Python 2 reads, and the target has ${version}`,
    [at(place, line, `has ${what}`), { environment: 'target', path: library, fact: `Python ${version}` }],
    { fix: 'Port the code to Python 3, or have it started by a Python 2.' },
  );
}

/** Whether a version `3.x` is not newer than another. */
function isBefore(version: string, other: string): boolean {
  return Number(version.split('.')[1]) <= Number(other.split('.')[1]);
}

/** `3.11` of `cpython-311`. */
function dotted(tag: string): string {
  return tag.replace(/^\D+/, '').replace(/^(\d)(\d+)$/, '$1.$2');
}
