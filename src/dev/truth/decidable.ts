import type { TruthPair } from './lists.js';
import { causeClass } from './score.js';

/** Causes that the kernel or the loader says before a program's own code runs; all others only running can tell. */
const BEFORE_ITS_CODE: ReadonlySet<string> = new Set([
  'bad-elf',
  'cpu-isa',
  'crlf-shebang',
  'env-no-S-option',
  'exec-ELOOP',
  'exec-format',
  'kernel-or-osabi',
  'missing-elf-interpreter',
  'missing-interpreter',
  'missing-library',
  'missing-symbol',
  'missing-symbol-version',
  'import-name',
  'language-version',
  'missing-module',
  'not-executable',
  'python-abi',
  'shebang-env-needs-S',
  'shebang-too-long',
  'wrong-arch',
  'wrong-os',
]);

/** Whether what happened to a pair was decided before the program's own code, as far as its cause's class tells. */
export function isDecidable(pair: TruthPair): boolean {
  return pair.verdict === 'runs' || BEFORE_ITS_CODE.has(causeClass(pair));
}
