import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { program, system } from '../rules/facts.js';

/** What of the two sides a proof about Python goes by. */
export const SECTIONS = ['source.python-code', 'target.python', 'target.programs', 'target.libraries', 'target.loader'];
const IMPORT = 'https://docs.python.org/3/reference/import.html';

const owner = 'deb/base:amd64';
const LIBRARY = '/usr/lib/python3.11';

/** A system with Python 3.11 that has `os` and `json`. */
export const PYTHON: ExampleSections = {
  ...system({ programs: { '/usr/bin/python3.11': program({ owner, links: ['/usr/bin/python3'] }) } }),
  python: {
    '/usr/bin/python3.11': {
      kind: 'interpreter',
      version: '3.11',
      implementation: 'cpython',
      prefix: '/usr',
      library: LIBRARY,
      soabi: 'cpython-311-x86_64-linux-gnu',
      path: [LIBRARY],
    },
    [LIBRARY]: { kind: 'library', version: '3.11', modules: { os: 'path getcwd', json: 'dumps loads' } },
    [`${LIBRARY}/`]: { kind: 'directory', modules: ['json', 'os'] },
  },
};

/** A program with such statements. */
export function code(body: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): ExampleSections {
  return { 'python-code': { '/srv/app.py': { body, names: [], program: true, ...more } } };
}

const usesJson = code([
  { import: 'json', line: 1 },
  { use: 'json.dumps', line: 2 },
]);

/** A program with an extension module beside it. */
function withExtension(name: string): ExampleSections {
  const path = `/srv/${name}`;
  return {
    ...code([{ import: 'fast', line: 1 }]),
    libraries: { [path]: { name, class: 64, machine: 'x86_64', needed: [], requires: {}, defines: [] } },
  };
}

const asksForBerlin = code([
  { import: 'zoneinfo', line: 1 },
  { gives: ['Europe/Berlin'], to: 'zoneinfo', line: 2 },
]);

function withZones(target: ExampleSections, zones: readonly string[]): ExampleSections {
  const library = { kind: 'library', version: '3.11', modules: { os: '', zoneinfo: '/ ZoneInfo' } };
  return { ...target, python: { ...target.python, [LIBRARY]: library }, timezones: { local: {}, data: { zones } } };
}

const asksForMd4 = code([
  { import: 'hashlib', line: 1 },
  { calls: 'hashlib.new', given: 'md4', line: 2 },
]);

function withCrypto(soname: string): ExampleSections {
  const fact = { name: soname, soname, class: 64, machine: 'x86_64', needed: [], requires: {}, defines: [] };
  const modules = { os: '', hashlib: 'new' };
  return {
    ...PYTHON,
    python: { ...PYTHON.python, [LIBRARY]: { kind: 'library', version: '3.11', modules } },
    libraries: { [`/usr/lib/${soname}`]: fact },
  };
}

/** What explains the needs of Python programs that are not met. */
export const PYTHON_RULES: readonly RuleDescriptor[] = [
  {
    id: 'python-missing-module',
    title: 'Python code imports a module that is not there',
    level: 'error',
    why:
      'An import that no handler catches ends the program with "ModuleNotFoundError". Modules are looked for in the ' +
      'directory of the program, in PYTHONPATH, in the standard library and in the directories of installed packages of ' +
      'the interpreter that runs it. Distributions leave parts of the standard library out, and new versions drop modules.',
    fix: 'Install the package that brings the module for the interpreter of the target, or ship it with the program.',
    references: [IMPORT, 'https://docs.python.org/3/library/sys_path_init.html'],
    sections: SECTIONS,
    examples: [
      { name: 'nowhere in the target', source: code([{ import: 'flask', line: 1 }]), target: PYTHON, findings: 1 },
      { name: 'in the standard library', source: usesJson, target: PYTHON, findings: 0 },
    ],
  },
  {
    id: 'python-abi',
    title: 'An extension module is built for another Python',
    level: 'error',
    why:
      'The interpreter loads an extension module only under the name with its own tag (cpython-311-x86_64-linux-gnu), with ' +
      'abi3, or without a tag. One with another tag is as good as not there, unless the package goes on without it.',
    fix: 'Install the package for the version of Python that the target has.',
    references: ['https://peps.python.org/pep-3149/'],
    sections: SECTIONS,
    examples: [
      {
        name: 'built for Python 3.9',
        source: withExtension('fast.cpython-39-x86_64-linux-gnu.so'),
        target: PYTHON,
        findings: 1,
      },
      { name: 'built for the stable ABI', source: withExtension('fast.abi3.so'), target: PYTHON, findings: 0 },
    ],
  },
  {
    id: 'python-missing-attribute',
    title: "The target's standard library has no longer, or not yet, what Python code takes from it",
    level: 'error',
    why:
      'The standard library gains and loses functions with each version of Python. What is imported by name, or taken at ' +
      'the top level of a module, ends the program where it is not there: "cannot import name", "has no attribute".',
    fix: 'Use a version of Python that has it, or a release of the program that does without.',
    references: ['https://docs.python.org/3/whatsnew/index.html'],
    sections: SECTIONS,
    examples: [
      { name: 'removed', source: code([{ from: 'os', names: ['getcwdu'], line: 1 }]), target: PYTHON, findings: 1 },
      { name: 'still there', source: usesJson, target: PYTHON, findings: 0 },
    ],
  },
  {
    id: 'python-time-zone',
    title: 'Python code asks for a time zone that the target has no data for',
    level: 'error',
    why:
      'The module zoneinfo has no data of its own: it reads that of the system, else that of the package tzdata. Minimal ' +
      'images have neither, and Debian 13 moved old names such as US/Pacific to the package tzdata-legacy. The error is ' +
      '"ZoneInfoNotFoundError".',
    fix: 'Install tzdata (for old names tzdata-legacy) in the target, or ship the package tzdata of PyPI with the program.',
    references: ['https://docs.python.org/3/library/zoneinfo.html', 'https://peps.python.org/pep-0615/'],
    sections: [...SECTIONS, 'target.timezones'],
    examples: [
      { name: 'no data', source: asksForBerlin, target: withZones(PYTHON, []), findings: 1 },
      { name: 'data for it', source: asksForBerlin, target: withZones(PYTHON, ['Europe/Berlin']), findings: 0 },
    ],
  },
  {
    id: 'python-syntax',
    title: 'Python code uses syntax that the target does not read',
    level: 'error',
    why: 'A file is read as a whole before any of it runs: what a version does not know ends in "SyntaxError".',
    fix: 'Use a newer Python in the target, or write it without.',
    references: ['https://docs.python.org/3/whatsnew/index.html'],
    sections: SECTIONS,
    examples: [
      {
        name: 'syntax of 3.12',
        source: code([], { syntax: { version: '3.12', what: 'type statement', line: 1 } }),
        target: PYTHON,
        findings: 1,
      },
      {
        name: 'syntax of 3.11',
        source: code([], { syntax: { version: '3.11', what: 'except*', line: 1 } }),
        target: PYTHON,
        findings: 0,
      },
    ],
  },
  {
    id: 'python-legacy-digest',
    title: 'Python code asks for a digest that OpenSSL 3 no longer gives by default',
    level: 'error',
    why:
      'OpenSSL 3 moved MD4, MDC2 and Whirlpool to its provider "legacy", which is only loaded where openssl.cnf activates it. ' +
      'hashlib.new ends in "ValueError: unsupported hash type".',
    fix: 'Use another digest, or activate the providers default and legacy in the openssl.cnf of the target.',
    references: ['https://docs.openssl.org/3.0/man7/OSSL_PROVIDER-legacy/'],
    sections: [...SECTIONS, 'target.openssl'],
    examples: [
      { name: 'MD4 with OpenSSL 3', source: asksForMd4, target: withCrypto('libcrypto.so.3'), findings: 1 },
      { name: 'MD4 with OpenSSL 1.1', source: asksForMd4, target: withCrypto('libcrypto.so.1.1'), findings: 0 },
    ],
  },
];
