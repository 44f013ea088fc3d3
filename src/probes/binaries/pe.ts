import { PeError, type PeFile, peRanges, readPe, readPeHeaders } from '../../formats/pe/pe.js';
import type { ForeignFact } from '../../model/facts/foreign.js';
import type { Probe } from '../../model/probe.js';
import { FOREIGN, isNamedOrExecutable, readOr } from './foreign.js';

const ENDINGS = /\.(?:exe|dll|pyd|node)$/i;

/** Programs and libraries for Windows (PE): processor, release of Windows, the libraries that they are linked with. */
export const peProbe: Probe<ForeignFact, ForeignFact> = {
  ...FOREIGN,
  id: 'pe',
  matches: (entry) => isNamedOrExecutable(entry, ENDINGS),
  candidates: {
    parts: ['*.[eE][xX][eE]', '*.[dD][lL][lL]', '*.[pP][yY][dD]', '*.[nN][oO][dD][eE]'],
    executables: true,
  },
  accepts: (head, entry) => peRanges(head, entry.size) ?? false,
  parse: (content) =>
    readOr(
      () => factOf(readPe(content)),
      () => factOf({ ...readPeHeaders(content), imports: [], delayed: [] }),
      (error) => error instanceof PeError,
    ),
};

function factOf({ kind, machine, subsystem, minimum, imports, delayed, dotnet }: PeFile): ForeignFact {
  return {
    kind: 'pe',
    machine,
    role: kind,
    subsystem,
    minimum,
    imports: [...imports],
    ...(delayed.length === 0 ? {} : { delayed: [...delayed] }),
    ...(dotnet ? { dotnet } : {}),
  };
}
