import { MachOError, type MachOPart, machORanges, readMachO } from '../../formats/macho/macho.js';
import type { ForeignFact, MachOPartFact } from '../../model/facts/foreign.js';
import type { Probe } from '../../model/probe.js';
import { FOREIGN, isNamedOrExecutable, readOr } from './foreign.js';

const ENDINGS = /\.(?:dylib|node|so)$/;

/** Programs and libraries for macOS (Mach-O): processors, release of macOS, the libraries that they are linked with. */
export const machoProbe: Probe<ForeignFact, ForeignFact> = {
  ...FOREIGN,
  id: 'macho',
  matches: (entry) => isNamedOrExecutable(entry, ENDINGS),
  candidates: { parts: ['*.dylib', '*.node', '*.so'], executables: true },
  accepts: (head, entry) => machORanges(head, entry.size) ?? false,
  parse: (content) =>
    readOr<ForeignFact>(
      () => ({ kind: 'mach-o', parts: readMachO(content).map(partOf) }),
      () => ({ kind: 'mach-o', parts: [] }),
      (error) => error instanceof MachOError,
    ),
};

function partOf({ kind, machine, installName, platform, minimum, loads, weak, rpaths }: MachOPart): MachOPartFact {
  return {
    machine,
    role: kind === 'program' ? 'program' : 'library',
    ...(installName === undefined ? {} : { installName }),
    ...(platform === undefined ? {} : { platform }),
    ...(minimum === undefined ? {} : { minimum }),
    loads: [...loads],
    ...(weak.length === 0 ? {} : { weak: [...weak] }),
    ...(rpaths.length === 0 ? {} : { rpaths: [...rpaths] }),
  };
}
