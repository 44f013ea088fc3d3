import type { Marker, Operand } from '../../formats/python/marker.js';
import { normalisedName } from '../../formats/python/requirement.js';
import { allowsVersion } from '../../versions/pep440-specifiers.js';
import type { Interpreter } from './finder.js';

/** Values of the variables that conditions of dependencies ask for; those that are not there are not known. */
export type MarkerEnvironment = Readonly<Record<string, string>>;

/** What an interpreter of Linux answers (PEP 508). Of its version the last number is not known. */
export function markerEnvironment(
  { version, implementation }: Interpreter,
  machine: string | undefined,
  extra: string,
): MarkerEnvironment {
  return {
    os_name: 'posix',
    sys_platform: 'linux',
    platform_system: 'Linux',
    platform_python_implementation: implementation === 'pypy' ? 'PyPy' : 'CPython',
    implementation_name: implementation,
    python_version: version,
    extra,
    ...(machine === undefined ? {} : { platform_machine: machine }),
  };
}

const VERSIONS = new Set(['python_version', 'python_full_version', 'implementation_version', 'platform_release']);

/** Whether a condition holds; `undefined` where that is not known. */
export function evaluateMarker(marker: Marker, environment: MarkerEnvironment): boolean | undefined {
  if ('any' in marker) {
    const answers = marker.any.map((each) => evaluateMarker(each, environment));
    return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
  }
  if ('all' in marker) {
    const answers = marker.all.map((each) => evaluateMarker(each, environment));
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
  }
  const { left, sign, right } = marker;
  const isVersion = [left, right].some((each) => 'variable' in each && VERSIONS.has(each.variable));
  if (isVersion && sign !== 'in' && sign !== 'not in') return ofVersion(left, sign, right, environment);
  const [a, b] = [valueIn(left, environment), valueIn(right, environment)];
  if (a === undefined || b === undefined) return undefined;
  // Two spellings of an extra are one (PEP 685).
  const isExtra = [left, right].some((each) => 'variable' in each && each.variable === 'extra');
  return isExtra ? ofTexts(normalisedName(a), sign, normalisedName(b)) : ofTexts(a, sign, b);
}

function valueIn(operand: Operand, environment: MarkerEnvironment): string | undefined {
  if ('text' in operand) return operand.text;
  return Object.hasOwn(environment, operand.variable) ? environment[operand.variable] : undefined;
}

const TURNED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function ofVersion(left: Operand, sign: string, right: Operand, environment: MarkerEnvironment): boolean | undefined {
  if ('text' in left) return 'text' in right ? undefined : ofVersion(right, TURNED[sign] ?? sign, left, environment);
  if (!('text' in right)) return undefined;
  if (left.variable === 'python_full_version') return allowsPython(`${sign}${right.text}`, environment.python_version);
  const version = valueIn(left, environment);
  return version === undefined ? undefined : allowsVersion(`${sign}${right.text}`, version);
}

function ofTexts(a: string, sign: string, b: string): boolean | undefined {
  if (sign === '==' || sign === '===') return a === b;
  if (sign === '!=') return a !== b;
  if (sign === 'in') return b.includes(a);
  return sign === 'not in' ? !b.includes(a) : undefined;
}

/** Any last number of a version of Python is below. */
const LAST = 999;

/** Whether specifiers allow every `3.x.y` of a version `3.x`; `undefined` where that depends on `y`. */
export function allowsPython(specifiers: string, version: string | undefined): boolean | undefined {
  if (version === undefined) return undefined;
  const [first, last] = [allowsVersion(specifiers, `${version}.0`), allowsVersion(specifiers, `${version}.${LAST}`)];
  return first === last ? first : undefined;
}
