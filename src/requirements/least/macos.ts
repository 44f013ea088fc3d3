import type { ForeignFact, MachOPartFact } from '../../model/facts/foreign.js';
import type { RequiredMacOs } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { byText } from './version-name.js';
import { unreadOf } from './windows.js';

/** Where macOS keeps its own libraries: they are there although no file may lie at their path. */
const SYSTEM = /^\/(?:usr\/lib|System\/(?:Library|iOSSupport))\//;

/** What the payload's programs and libraries for macOS need; `undefined` where there are none. */
export function leastMacOs({ sections }: Snapshot): RequiredMacOs | undefined {
  const all = Object.entries(sections['foreign-binaries']?.facts ?? {}) as [string, ForeignFact][];
  const files = all.flatMap(([path, fact]) => (fact.kind === 'mach-o' ? [{ path, parts: fact.parts }] : []));
  if (files.length === 0) return undefined;
  const brought = new Set(files.map(({ path }) => fileName(path)));
  const loads = new Map<string, Set<string>>();
  for (const { path, parts } of files) {
    for (const name of parts.flatMap((part) => part.loads)) {
      if (SYSTEM.test(name) || brought.has(fileName(name))) continue;
      loads.set(name, (loads.get(name) ?? new Set()).add(path));
    }
  }
  return {
    files: files.length,
    machines: machines(files.flatMap(({ parts }) => parts)),
    loads: [...loads]
      .sort(([a], [b]) => byText(a, b))
      .map(([name, paths]) => ({ name, files: [...paths].sort(byText) })),
    unread: unreadOf(all.filter(([, { kind }]) => kind === 'mach-o')),
  };
}

/** For each processor the newest release that any part asks for. */
function machines(parts: readonly MachOPartFact[]): RequiredMacOs['machines'] {
  const names = [...new Set(parts.map(({ machine }) => machine))].sort(byText);
  return names.map((machine) => {
    const releases = parts.flatMap((part) => (part.machine === machine ? (part.minimum ?? []) : []));
    const minimum = releases.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
    return minimum === undefined ? { machine } : { machine, minimum };
  });
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
