import type { ElfFields } from '../../src/model/facts/elf.js';
import type { LibraryFact } from '../../src/model/facts/library.js';
import type { ProgramFact } from '../../src/model/facts/program.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { type PayloadFiles, payloadFiles } from '../../src/requirements/least/payload-files.js';

const PLAIN: ElfFields = { class: 64, machine: 'x86_64', needed: [], requires: {} };
const LOADER = '/lib64/ld-linux-x86-64.so.2';

/** A dynamic program of glibc on x86-64, but for what `parts` say. */
export function aProgram(parts: Partial<ElfFields> = {}): ProgramFact {
  return { kind: 'elf', linking: 'dynamic', ...PLAIN, interpreter: LOADER, ...parts };
}

/** A library on x86-64, called as its soname, but for what `parts` say. */
export function aLibrary(soname: string, parts: Partial<LibraryFact> = {}): LibraryFact {
  return { ...PLAIN, name: soname, soname, defines: [], ...parts };
}

/** A script with that first line. */
export function aScript(interpreter: string, argument?: string): ProgramFact {
  return { kind: 'script', interpreter, ...(argument === undefined ? {} : { argument }) };
}

/** The snapshot of a directory with these programs and libraries, by path. */
export function aPayload(
  programs: Readonly<Record<string, ProgramFact>>,
  libraries: Readonly<Record<string, LibraryFact>> = {},
): Snapshot {
  const section = (facts: Readonly<Record<string, object>>) => ({
    status: 'complete' as const,
    problems: [],
    facts: { ...facts } as Snapshot['sections'][string]['facts'],
  });
  return {
    schemaVersion: '1.0',
    tool: { name: 'hostdrift', version: '0.0.0' },
    takenAt: '2024-01-01T00:00:00Z',
    environment: { reference: './app', kind: 'directory' },
    sections: {
      packages: { status: 'not-applicable', problems: [], facts: {} },
      libraries: section(libraries),
      loader: section({}),
      programs: section(programs),
    },
  };
}

/** The files of {@link aPayload}. */
export function filesOf(...parts: Parameters<typeof aPayload>): PayloadFiles {
  return payloadFiles(aPayload(...parts));
}
