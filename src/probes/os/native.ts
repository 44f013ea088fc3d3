import { type ElfHeader, isElf, parseHeader } from '../../formats/elf/header.js';
import { machineName } from '../../formats/elf/machine.js';
import { parseSegments, SegmentType } from '../../formats/elf/segments.js';
import { ElfError } from '../../formats/elf/source.js';
import type { Entry } from '../../model/files.js';
import type { ParsedFile, ProbeContext } from '../../model/probe.js';

/** What a program is built for. */
export interface Native {
  /** In the words of uname -m. */
  readonly machine: string;
  /** The loader that it asks for, where that is known; a static program asks for none. */
  readonly interpreter: string | undefined;
}

/** First bytes of a program: its headers and, in every usual layout, the name of its loader. */
export const NATIVE_BYTES = 4096;

const EXECUTE = 0o111;

/** Programs that nearly every root has, in the order in which they are believed. */
const PROGRAMS = [
  '/bin/sh',
  '/bin/busybox',
  '/bin/bash',
  '/usr/bin/env',
  '/bin/ls',
  '/usr/bin/coreutils',
  '/sbin/init',
];

/** Loaders are all that distroless roots have: ld-linux-x86-64.so.2, ld64.so.2, ld.so.1, ld-musl-x86_64.so.1. */
const LOADER = /\/ld(?:64|-linux[\w.-]*|-musl-[\w-]+)?\.so\.\d$/;

/** Whether a file may be a program that tells what the system is. Links are followed later, so any program may be. */
export function mayBeNative({ mode, path }: Entry): boolean {
  return (mode & EXECUTE) !== 0 && (!/\.so(?:\.|$)/.test(path) || LOADER.test(path));
}

/** What the program with these first bytes is built for; `undefined` for anything else, and for what no kernel would start. */
export function readNative(head: Uint8Array): Native | undefined {
  if (!isElf(head)) return undefined;
  const header = headerOf(head);
  return header && { machine: machineName(header), interpreter: interpreterOf(header, head) };
}

function headerOf(head: Uint8Array): ElfHeader | undefined {
  try {
    return parseHeader(head);
  } catch (error) {
    if (error instanceof ElfError) return undefined;
    throw error;
  }
}

/** The loader's name where it lies in `head`, as it does unless a tool such as patchelf moved it. */
function interpreterOf(header: ElfHeader, head: Uint8Array): string | undefined {
  const { offset, entrySize, count } = header.programs;
  const table = head.subarray(offset, offset + entrySize * count);
  const segments = table.length < entrySize * count ? [] : parseSegments(header, table);
  const wanted = segments.find(({ type }) => type === SegmentType.interpreter);
  if (wanted === undefined) return undefined;
  const bytes = head.subarray(wanted.offset, wanted.offset + wanted.fileSize);
  return Buffer.from(bytes).toString('latin1').split('\0', 1)[0] || undefined;
}

/**
 * The program that says what the system is built for: the shell and its like before others, among others the first by
 * path of those that are built for what most are. `undefined` where there is none.
 */
export function nativeProgram<Parsed>(
  context: Pick<ProbeContext<Parsed>, 'files' | 'file'>,
  native: (parsed: Parsed) => Native | undefined,
): (Native & { readonly path: string }) | undefined {
  const tell = ({ entry, parsed }: ParsedFile<Parsed>) => {
    const found = native(parsed);
    return found === undefined ? [] : [{ ...found, path: entry.path }];
  };
  const known = PROGRAMS.flatMap((path) => quietly(() => context.file(path)) ?? []).flatMap(tell);
  if (known.length > 0) return known[0];
  const others = [...context.files.values()].flatMap(tell);
  const counts = new Map<string, number>();
  for (const { machine } of others) counts.set(machine, (counts.get(machine) ?? 0) + 1);
  const most = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
  return others.find(({ machine }) => machine === most);
}

/** A program that could not be read does not tell; there are others. */
function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
