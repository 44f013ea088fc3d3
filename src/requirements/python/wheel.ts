import type { Snapshot } from '../../model/snapshot.js';
import { comparePep440 } from '../../versions/pep440.js';
import type { Interpreter } from './finder.js';

/** What of the target decides which wheels can be installed. */
export interface WheelTarget {
  readonly interpreter: Interpreter;
  /** In the words of `uname -m`. */
  readonly machine?: string | undefined;
  readonly libc?: { readonly family?: unknown; readonly version?: unknown } | undefined;
}

/** What decides it in a snapshot. */
export function wheelTarget({ sections }: Snapshot, interpreter: Interpreter): WheelTarget {
  const machine = sections.os?.facts.architecture?.machine;
  return { interpreter, ...(typeof machine === 'string' ? { machine } : {}), libc: sections.os?.facts.libc };
}

/** Why a wheel with one of these tags cannot be installed (PEP 425, 600, 656); `undefined` where it can, or is not known not to. */
export function refusal(tags: readonly string[], target: WheelTarget): string | undefined {
  const reasons = tags.map((tag) => reasonOf(tag, target));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function reasonOf(tag: string, target: WheelTarget): string | undefined {
  const [python = '', abi = '', platform = ''] = tag.split('-');
  return ofPython(python, abi, target.interpreter) ?? ofPlatform(platform, target);
}

function ofPython(python: string, abi: string, { version, implementation }: Interpreter): string | undefined {
  const minor = Number(version.split('.')[1]);
  const [, kind = '', major = '', built] = /^([a-z]+)(\d)(\d*)$/.exec(python) ?? [];
  const wanted = built === undefined || built === '' ? undefined : Number(built);
  const other = `is for ${python}-${abi}, and the target has Python ${version}`;
  if (major !== '3' || !['py', 'cp', 'pp'].includes(kind)) return other;
  if (kind === 'py') return abi === 'none' && (wanted ?? 0) <= minor ? undefined : other;
  if (kind !== (implementation === 'pypy' ? 'pp' : 'cp')) return other;
  if (abi === 'abi3' || abi === 'none') return (wanted ?? 0) <= minor ? undefined : other;
  return wanted === undefined || wanted === minor ? undefined : other;
}

const LEGACY: Readonly<Record<string, string>> = { manylinux1: '2_5', manylinux2010: '2_12', manylinux2014: '2_17' };

function ofPlatform(platform: string, { machine, libc }: WheelTarget): string | undefined {
  if (platform === 'any') return undefined;
  const match = /^(linux|manylinux1|manylinux2010|manylinux2014|(?:many|musl)linux_(\d+_\d+))_(\w+)$/.exec(platform);
  if (match === null) return `is for ${platform}, and the target is Linux`;
  const [, kind = '', level, wanted = ''] = match;
  if (machine !== undefined && wanted !== machine) return `is for ${wanted}, and the target is ${machine}`;
  const least = (level ?? LEGACY[kind] ?? '').replace('_', '.');
  const family = kind.startsWith('musl') ? 'musl' : 'glibc';
  if (least === '' || typeof libc?.family !== 'string') return undefined;
  if (libc.family !== family) return `is for ${family}, and the target has ${libc.family}`;
  const isOlder = typeof libc.version === 'string' && comparePep440(libc.version, least) < 0;
  return isOlder ? `needs ${family} ${least}, and the target has ${libc.version}` : undefined;
}
