import type { ExampleSections, RuleDescriptor } from '../../model/rule.js';
import { code, PYTHON, SECTIONS } from './rules.js';

const DECLARED = [...SECTIONS, 'source.python-packages', 'source.python-projects', 'target.python-packages'];

function requirements(...requires: string[]): ExampleSections {
  return { ...code([]), 'python-projects': { '/srv/requirements.txt': { kind: 'requirements', requires } } };
}

function project(requiresPython: string): ExampleSections {
  return {
    ...code([]),
    'python-projects': { '/srv/pyproject.toml': { kind: 'project', requires: [], requiresPython } },
  };
}

function wheel(...tags: string[]): ExampleSections {
  return {
    'python-projects': { '/srv/fast.whl': { kind: 'wheel', name: 'fast', version: '1.0', tags, requires: [] } },
  };
}

function environment(home: string, version: string): ExampleSections {
  const venv = { kind: 'environment', home, version, system: false };
  return { 'python-code': { '/srv/venv/app.py': { body: [], names: [] } }, python: { '/srv/venv': venv } };
}

/** What explains needs that are declared, and how Python is set up. */
export const DECLARED_RULES: readonly RuleDescriptor[] = [
  {
    id: 'python-environment',
    title: 'The interpreter that a virtual environment was made with is not in the target',
    level: 'error',
    why:
      'A virtual environment has no interpreter of its own: its bin/python is a link to the one it was made with, and its ' +
      'packages lie in a directory that is named for the version. Without that interpreter nothing in it starts; with ' +
      'another version its packages are not found.',
    fix: 'Install that version of Python at the same place, or make the environment anew on the target.',
    references: ['https://docs.python.org/3/library/venv.html', 'https://peps.python.org/pep-0405/'],
    sections: SECTIONS,
    examples: [
      { name: 'another version', source: environment('/usr/bin', '3.9.2'), target: PYTHON, findings: 1 },
      { name: 'the same version', source: environment('/usr/bin', '3.11.2'), target: PYTHON, findings: 0 },
    ],
  },
  {
    id: 'python-requirement',
    title: 'What Python software declares to need is not there, or in another version',
    level: 'warning',
    why:
      'Distributions, pyproject.toml, requirements files and lock files name what they need, with versions. It is what pip ' +
      'check complains about. Software may run without, as long as it does not use it; what it surely imports is an error ' +
      'of its own.',
    fix: 'Install what is asked for, in a version that is allowed, or ship it with the program.',
    references: ['https://peps.python.org/pep-0508/', 'https://pip.pypa.io/en/stable/cli/pip_check/'],
    sections: DECLARED,
    examples: [
      { name: 'not there', source: requirements('flask>=3'), target: PYTHON, findings: 1 },
      { name: 'for Windows', source: requirements('pywin32; sys_platform == "win32"'), target: PYTHON, findings: 0 },
    ],
  },
  {
    id: 'python-version',
    title: "Python software declares not to support the target's version of Python",
    level: 'warning',
    why:
      'Requires-Python is what pip goes by: it refuses to install what does not allow the version. What is installed ' +
      'already is not refused, but was not made or tested for it.',
    fix: 'Use a version of Python that it allows, or a release of it that allows this one.',
    references: ['https://packaging.python.org/en/latest/specifications/core-metadata/'],
    sections: DECLARED,
    examples: [
      { name: 'too old', source: project('>=3.12'), target: PYTHON, findings: 1 },
      { name: 'new enough', source: project('>=3.9'), target: PYTHON, findings: 0 },
    ],
  },
  {
    id: 'python-wheel',
    title: 'A wheel cannot be installed in the target',
    level: 'error',
    why:
      'The name of a wheel says for which Python, ABI, C library and machine it is built (manylinux_2_28: glibc 2.28 or ' +
      'newer; musllinux_1_2: musl 1.2 or newer). pip calls others "not a supported wheel on this platform". Where the ' +
      'payload also has code that is started, it is a warning: it may have been installed elsewhere.',
    fix: 'Ship the wheel that is built for the target, or build it there.',
    references: [
      'https://peps.python.org/pep-0425/',
      'https://peps.python.org/pep-0600/',
      'https://peps.python.org/pep-0656/',
    ],
    sections: DECLARED,
    examples: [
      { name: 'for Python 3.9', source: wheel('cp39-cp39-manylinux_2_17_x86_64'), target: PYTHON, findings: 1 },
      { name: 'for any', source: wheel('py3-none-any'), target: PYTHON, findings: 0 },
    ],
  },
];
