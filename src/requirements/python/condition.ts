/** What decides conditions before a program runs. */
export interface Situation {
  /** Minor number of Python 3. */
  readonly minor: number;
  readonly implementation: 'cpython' | 'pypy';
  /** Whether the module is the program itself. */
  readonly isMain: boolean;
  /** Its full name, and whether others lie in it. */
  readonly name: string;
  readonly isPackage: boolean;
  /** The variables that it is started with; others are taken not to be set. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Whether a condition holds, where that is plain from version, platform and how type checkers are told apart. */
export function holds(condition: string, situation: Situation): boolean | undefined {
  const text = unwrapped(condition.trim());
  const either = split(text, ' or ');
  if (either.length > 1) return any(either.map((part) => holds(part, situation)));
  const both = split(text, ' and ');
  if (both.length > 1) return not(any(both.map((part) => not(holds(part, situation)))));
  if (text.startsWith('not ')) return not(holds(text.slice(4), situation));
  return plain(text, situation);
}

function plain(text: string, situation: Situation): boolean | undefined {
  if (/^(?:true|True|1|__debug__|(?:six\.)?PY3)$/.test(text)) return true;
  if (/^(?:False|0|(?:t|typing|typing_extensions)?\.?TYPE_CHECKING|MYPY|(?:six\.)?PY2)$/.test(text)) return false;
  return ofModule(text, situation) ?? ofVersion(text, situation) ?? ofMachine(text, situation);
}

/** What a module can ask of its own place. */
function ofModule(text: string, { isMain, isPackage, name }: Situation): boolean | undefined {
  if (/^__name__ ?== ?"__main__"$/.test(text)) return isMain;
  if (text === '__package__') return !isMain && (isPackage || name.includes('.'));
  return text === '"." in __name__' ? name.includes('.') : undefined;
}

/** `sys.version_info`, also by the names that generated code gives it (SWIG). */
function ofVersion(text: string, { minor }: Situation): boolean | undefined {
  const whole =
    /^(?:sys\.|\w*py(?:thon)?_)?version_info(?:\[:\d\])? ?(>=|<=|==|!=|<|>) ?\((\d+)(?:, ?(\d+))?[^)]*\)$/.exec(text);
  if (whole !== null) return compared(minor, whole[1] ?? '', Number(whole[2]), whole[3]);
  const major = /^(?:sys\.|\w*py(?:thon)?_)?version_info(?:\[0\]|\.major) ?(>=|<=|==|!=|<|>) ?(\d)$/.exec(text);
  return major === null ? undefined : ordered(3 - Number(major[2]), major[1] ?? '');
}

function ofMachine(text: string, { implementation, environment }: Situation): boolean | undefined {
  const equal =
    /^(sys\.platform|os\.name|platform\.system\(\)|platform\.python_implementation\(\)|sys\.implementation\.name) ?(==|!=) ?"([^"]*)"$/.exec(
      text,
    );
  if (equal !== null) {
    const same = KNOWN[equal[1] ?? '']?.(implementation) === equal[3];
    return equal[2] === '==' ? same : !same;
  }
  const among = /^platform\.python_implementation\(\) in \(([^)]*)\)$/.exec(text);
  if (among !== null) return (among[1] ?? '').includes(implementation === 'pypy' ? '"PyPy"' : '"CPython"');
  const variable = VARIABLE.exec(text);
  if (variable !== null) return isSet(environment, variable[2] ?? variable[4] ?? '') === (variable[3] === undefined);
  const starts = /^sys\.platform\.startswith\("([^"]*)"\)$/.exec(text);
  return starts === null ? undefined : 'linux'.startsWith(starts[1] ?? '');
}

/** `"A" in os.environ`, `os.environ.get("A")`, `os.getenv("A", False)`. */
const VARIABLE =
  /^("([A-Z]\w*)" (not )?in (?:os\.)?environ|(?:(?:os\.)?environ\.get|(?:os\.)?getenv)\("([A-Z]\w*)"(?:, ?(?:False|None|0|""))?\))$/;

function isSet(environment: Readonly<Record<string, string>>, name: string): boolean {
  return Object.hasOwn(environment, name) && environment[name] !== '';
}

const KNOWN: Readonly<Record<string, (implementation: string) => string>> = {
  'sys.platform': () => 'linux',
  'os.name': () => 'posix',
  'platform.system()': () => 'Linux',
  'platform.python_implementation()': (implementation) => (implementation === 'pypy' ? 'PyPy' : 'CPython'),
  'sys.implementation.name': (implementation) => implementation,
};

/** A tuple of one number is less than any version that begins with it. */
function compared(minor: number, sign: string, major: number, second: string | undefined): boolean {
  if (major !== 3) return ordered(3 - major, sign);
  if (second === undefined) return ordered(1, sign);
  const order = minor - Number(second);
  // version_info has further parts, so that it is greater than the two numbers alone.
  return ordered(order === 0 && (sign === '>' || sign === '<=') ? 1 : order, sign);
}

function ordered(order: number, sign: string): boolean {
  if (sign === '>=') return order >= 0;
  if (sign === '<=') return order <= 0;
  if (sign === '<') return order < 0;
  if (sign === '>') return order > 0;
  return sign === '==' ? order === 0 : order !== 0;
}

function unwrapped(text: string): string {
  return text.startsWith('(') && text.endsWith(')') && !text.slice(1, -1).includes(')')
    ? text.slice(1, -1).trim()
    : text;
}

function split(text: string, word: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (depth === 0 && text.startsWith(word, at)) {
      parts.push(text.slice(from, at));
      from = at + word.length;
    }
  }
  return [...parts, text.slice(from)];
}

function any(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function not(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}
