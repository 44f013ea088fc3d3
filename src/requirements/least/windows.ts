import type { ForeignFact } from '../../model/facts/foreign.js';
import type { RequiredWindows } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { byText } from './version-name.js';

type PeFact = Extract<ForeignFact, { kind: 'pe' }>;

/** Parts of every Windows that has a desktop, without `.dll`. */
const SYSTEM = new Set(
  `advapi32 bcrypt bcryptprimitives cabinet cfgmgr32 combase comctl32 comdlg32 credui crypt32 cryptbase d2d1 d3d11 d3d9
  dbghelp dnsapi dwmapi dwrite dxgi gdi32 gdiplus hid imm32 iphlpapi kernel32 kernelbase mpr mscoree msimg32 msvcrt
  mswsock ncrypt netapi32 normaliz ntdll ole32 oleacc oleaut32 opengl32 pdh powrprof propsys psapi rpcrt4 rstrtmgr
  secur32 sechost setupapi shcore shell32 shlwapi sspicli synchronization ucrtbase user32 userenv usp10 uxtheme version
  windowscodecs winhttp wininet winmm winspool winspool.drv wintrust wldap32 ws2_32 wsock32 wtsapi32 xmllite`.split(
    /\s+/,
  ),
);

/** Sets of functions by name (api sets), which each Windows maps to its own libraries. */
const API_SET = /^(?:api|ext)-ms-/;

/** Runtimes that installers bring, by the names of their libraries. */
const RUNTIMES: readonly (readonly [names: RegExp, runtime: string])[] = [
  [/^(?:vcruntime|msvcp|concrt|vccorlib|mfc|vcomp|vcamp)140/, 'Visual C++ runtime 14 (2015 to 2022)'],
  [/^(?:msvcr|msvcp|mfc|vcomp)120/, 'Visual C++ runtime 12 (2013)'],
  [/^(?:msvcr|msvcp|mfc|vcomp)110/, 'Visual C++ runtime 11 (2012)'],
  [/^(?:msvcr|msvcp|mfc|vcomp)100/, 'Visual C++ runtime 10 (2010)'],
  [/^node\.exe$/, 'Node.js'],
  [/^python3\d*\.dll$/, 'Python'],
  [/^api-ms-win-crt-|^ucrtbase/, 'Universal C runtime (a part of Windows since 10)'],
];

/** What the payload's programs and libraries for Windows need; `undefined` where there are none. */
export function leastWindows({ sections }: Snapshot): RequiredWindows | undefined {
  const all = Object.entries(sections['foreign-binaries']?.facts ?? {}) as [string, ForeignFact][];
  const files = all.filter((each): each is [string, PeFact] => each[1].kind === 'pe');
  if (files.length === 0) return undefined;
  const brought = new Set(files.map(([path]) => path.slice(path.lastIndexOf('/') + 1).toLowerCase()));
  const runtimes = new Map<string, Set<string>>();
  const loads = new Map<string, Set<string>>();
  for (const [path, { imports, delayed = [], dotnet }] of files) {
    if (dotnet === true) add(runtimes, '.NET', path);
    for (const written of [...imports, ...delayed]) {
      const name = written.toLowerCase();
      if (brought.has(name)) continue;
      const runtime = RUNTIMES.find(([names]) => names.test(name))?.[1];
      if (runtime !== undefined) add(runtimes, runtime, path);
      else if (!API_SET.test(name) && !SYSTEM.has(name.replace(/\.dll$/, ''))) add(loads, name, path);
    }
  }
  const versions = files.map(([, { minimum }]) => minimum).sort(byNumbers);
  return {
    files: files.length,
    machines: [...new Set(files.map(([, { machine }]) => machine))].sort(byText),
    minimum: versions.at(-1) ?? '',
    runtimes: listed(runtimes),
    loads: listed(loads),
    unread: unreadOf(files),
  };
}

/** The files of which it is not known what they load. */
export function unreadOf(files: readonly [path: string, fact: ForeignFact][]): { path: string; message: string }[] {
  return files
    .flatMap(([path, { unread }]) => (unread === undefined ? [] : [{ path, message: unread }]))
    .sort((a, b) => byText(a.path, b.path));
}

function add(found: Map<string, Set<string>>, name: string, path: string): void {
  found.set(name, (found.get(name) ?? new Set()).add(path));
}

function listed(found: ReadonlyMap<string, ReadonlySet<string>>): { name: string; files: string[] }[] {
  return [...found].sort(([a], [b]) => byText(a, b)).map(([name, files]) => ({ name, files: [...files].sort(byText) }));
}

function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
