import { ElfError, readElf } from '../../formats/elf/elf.js';
import { ElfType } from '../../formats/elf/header.js';
import { parseShebang } from '../../formats/shebang.js';
import { ProgramFact } from '../../model/facts/program.js';
import type { Content } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';
import { definedVersions, elfFields, SYMBOL_FIELDS } from './elf-fields.js';
import { elfHeadOf } from './elf-head.js';
import { isExecutable, isNamedLikeLibrary } from './names.js';
import { placedComparison, placedFacts } from './placed.js';

/** What the kernel reads of a script (BINPRM_BUF_SIZE). */
const SHEBANG_BYTES = 256;
/** Where commands are looked for, and where software that is not of the distribution puts its own; parents of these too. */
const SEARCHED = /^\/(?:$|(?:bin|sbin|opt|usr\/s?bin|usr\/local)(?:\/|$)|usr$)/;

type Parsed = ProgramFact | undefined;

/** What can be executed: ELF programs with what they ask of the loader, and scripts with their interpreters. */
export const programsProbe: Probe<Parsed, ProgramFact> = {
  id: 'programs',
  title: 'executable programs and scripts',
  schema: ProgramFact,
  matches: (entry) => isExecutable(entry) && !isNamedLikeLibrary(entry),
  candidates: { executables: true },
  accepts(head, entry) {
    if (parseShebang(head) !== undefined) return [{ offset: 0, length: Math.min(SHEBANG_BYTES, entry.size) }];
    const elf = elfHeadOf(entry, head);
    const object = elf?.type === ElfType.relocatable || elf?.type === ElfType.core;
    return elf === undefined || object ? false : elf.ranges;
  },
  isHeavy: true,
  parse: (content) => parseProgram(content),
  concerns: (path) => SEARCHED.test(path),
  conclude: (context) => placedFacts(context),
  encoded: SYMBOL_FIELDS,
  comparison: placedComparison,
};

/** `undefined` for a library that happens to be executable. A broken program is a fact, not a hole: it does not start. */
function parseProgram(content: Content): Parsed {
  const shebang = parseShebang(content.read(0, SHEBANG_BYTES));
  if (shebang !== undefined) {
    const { interpreter, argument } = shebang;
    return { kind: 'script', interpreter, ...(argument === undefined ? {} : { argument }) };
  }
  try {
    const file = readElf(content);
    if (file.soname !== undefined && file.interpreter === undefined) return undefined;
    const defines = definedVersions(file);
    const linking = file.dynamic && (file.interpreter !== undefined || file.needed.length > 0) ? 'dynamic' : 'static';
    return { kind: 'elf', linking, ...elfFields(file), ...(defines.length > 0 ? { defines } : {}) };
  } catch (error) {
    if (error instanceof ElfError) return { kind: 'broken', reason: error.reason, message: error.message };
    throw error;
  }
}
