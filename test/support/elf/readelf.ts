import { execFileSync } from 'node:child_process';

/** What readelf(1) prints of a file, as far as the tests compare it. */
export interface Printed {
  readonly needed: readonly string[];
  readonly soname: string | undefined;
  readonly rpath: string | undefined;
  readonly runpath: string | undefined;
  readonly interpreter: string | undefined;
  /** `library version`, sorted. */
  readonly needs: readonly string[];
  readonly definitions: readonly string[];
  /** Names without versions, sorted, each once. */
  readonly undefined: readonly string[];
  readonly defined: readonly string[];
}

const SYMBOL = /^\s*\d+: ([0-9a-f]+)\s+\S+ (\S+)\s+(GLOBAL|WEAK|UNIQUE)\s+\S+(?:\s+\[.*?\])?\s+(\S+) ([^@\s]+)/;

/** Whether readelf is on this machine. */
export function hasReadelf(): boolean {
  try {
    return execFileSync('readelf', ['--version'], { encoding: 'utf8' }).includes('readelf');
  } catch {
    return false;
  }
}

/** Runs readelf on the file at `path`. */
export function readelf(path: string): Printed {
  const text = execFileSync('readelf', ['-WldV', '--dyn-syms', path], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  return {
    needed: all(/\(NEEDED\).*\[(.*)\]/g),
    soname: all(/\(SONAME\).*\[(.*)\]/g).at(-1),
    rpath: all(/\(RPATH\).*\[(.*)\]/g).at(-1),
    runpath: all(/\(RUNPATH\).*\[(.*)\]/g).at(-1),
    interpreter: all(/program interpreter: (.*)\]/g).at(-1),
    ...versions(text),
    ...symbols(text),
  };
}

function versions(text: string): Pick<Printed, 'needs' | 'definitions'> {
  const needs: string[] = [];
  let library = '';
  for (const line of text.split('\n')) {
    library = /Version: 1\s+File: (\S+)/.exec(line)?.[1] ?? library;
    const name = /:\s+Name: (\S+)\s+Flags: .*Version: \d+$/.exec(line)?.[1];
    if (name !== undefined) needs.push(`${library} ${name}`);
  }
  const definitions = [...text.matchAll(/Rev: 1\s+Flags: (.*?)\s+Index: \d+\s+Cnt: \d+\s+Name: (\S+)/g)];
  return {
    needs: needs.sort(),
    definitions: definitions.flatMap(([, flags, name]) => (flags === 'BASE' ? [] : (name ?? []))).sort(),
  };
}

function symbols(text: string): Pick<Printed, 'undefined' | 'defined'> {
  const found = { undefined: new Set<string>(), defined: new Set<string>() };
  for (const line of text.split('\n')) {
    const [, value, type, , section, name] = SYMBOL.exec(line) ?? [];
    if (name === undefined || type === 'SECTION' || type === 'FILE') continue;
    if (section === 'UND') found.undefined.add(name);
    else if (section === 'ABS' || type === 'TLS' || /[1-9a-f]/.test(value ?? '')) found.defined.add(name);
  }
  return { undefined: [...found.undefined].sort(), defined: [...found.defined].sort() };
}
