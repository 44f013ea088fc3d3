import type { Requirements } from '../../model/requirement.js';
import type { Snapshot } from '../../model/snapshot.js';
import { leastArchitectures, leastKernel } from './architectures.js';
import { leastInterpreters } from './interpreters.js';
import { leastLanguages } from './languages.js';
import { leastLibcs } from './libc.js';
import { leastLibraries } from './libraries.js';
import { leastMacOs } from './macos.js';
import { payloadFiles } from './payload-files.js';
import { leastPython } from './python.js';
import { leastWindows } from './windows.js';

/**
 * The least that an environment must provide to run a payload, from the sections `programs` and `libraries` of its
 * snapshot, and those of languages. Pure and sorted: the same snapshot gives the same answer. `inPlace` says that the payload's paths are those
 * of the environment, so that interpreters that it brings are found. What a program asks for only while it runs (dlopen,
 * commands that it starts, files) is not in its files and not in here.
 */
export function leastRequirements(payload: Snapshot, inPlace = false): Requirements {
  const files = payloadFiles(payload);
  const kernel = leastKernel(files.elfs);
  const python = leastPython(payload);
  const [windows, macos] = [leastWindows(payload), leastMacOs(payload)];
  return {
    programs: files.elfs.filter(({ program }) => program).length,
    scripts: files.scripts.length,
    libraries: files.elfs.filter(({ program }) => !program).length,
    architectures: leastArchitectures(files.elfs),
    ...(kernel === undefined ? {} : { kernel }),
    libcs: leastLibcs(files),
    loads: leastLibraries(files),
    interpreters: leastInterpreters(files, inPlace),
    ...(python === undefined ? {} : { python }),
    languages: leastLanguages(payload),
    ...(windows === undefined ? {} : { windows }),
    ...(macos === undefined ? {} : { macos }),
    broken: [...files.broken],
  };
}
