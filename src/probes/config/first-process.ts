import { isElf } from '../../formats/elf/header.js';
import { envCommand, parseShebang } from '../../formats/shebang.js';
import type { ImageConfig } from '../../model/environment.js';
import type { Entry, FileTree } from '../../model/files.js';
import { readNative } from '../os/native.js';
import { findCommand, findPath, searchPath } from './command.js';

/** What the kernel would make of an executable file. */
export type Program =
  | { readonly kind: 'elf'; readonly machine: string; readonly interpreter: string | undefined }
  | { readonly kind: 'script'; readonly interpreter: string; readonly command: string | undefined }
  | { readonly kind: 'other' };

/** How a program gets started, as far as files tell. */
export interface Start {
  readonly kind: Program['kind'];
  readonly machine?: string;
  /** The loader of a program, or what a script names; of several that it takes the first that is missing. */
  readonly interpreter?: string;
  readonly interpreterExists?: boolean;
}

/** What a file is, by its first bytes: `other` for what the kernel would not start. */
export function identifyProgram(head: Uint8Array): Program {
  const shebang = parseShebang(head);
  if (shebang !== undefined) return { kind: 'script', interpreter: shebang.interpreter, command: envCommand(shebang) };
  const native = isElf(head) ? readNative(head) : undefined;
  return native === undefined ? { kind: 'other' } : { kind: 'elf', ...native };
}

/** The file that an image's first process is started from. Throws `UnreadableError`; see {@link findCommand}. */
export function firstProgram(tree: FileTree, image: ImageConfig, argument: string): Entry | undefined {
  return findCommand(tree, argument, searchPath(image.environment), image.workingDirectory);
}

/**
 * Whether what a program needs to be started is there. The kernel takes a script's interpreter as a path, seen from the
 * working directory (Linux fs/binfmt_script.c); what `env` is to run is looked for in PATH. Throws `UnreadableError`.
 */
export function startOf(tree: FileTree, image: ImageConfig, program: Program): Start {
  const { kind } = program;
  if (program.kind === 'other') return { kind };
  const machine = program.kind === 'elf' ? { machine: program.machine } : {};
  const { interpreter } = program;
  if (interpreter === undefined) return { kind, ...machine };
  const directory = image.workingDirectory;
  const found = findPath(tree, interpreter, directory)?.type === 'file';
  const command = program.kind === 'script' ? program.command : undefined;
  if (!found || command === undefined) return { kind, ...machine, interpreter, interpreterExists: found };
  const exists = findCommand(tree, command, searchPath(image.environment), directory) !== undefined;
  return { kind, ...machine, interpreter: exists ? interpreter : command, interpreterExists: exists };
}
