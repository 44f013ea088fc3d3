import * as z from 'zod';
import { parseGroup, parsePasswd } from '../../formats/accounts.js';
import { isElf, parseHeader } from '../../formats/elf/header.js';
import { machineName } from '../../formats/elf/machine.js';
import { parseSegments, SegmentType } from '../../formats/elf/segments.js';
import { envCommand, parseShebang } from '../../formats/shebang.js';
import type { ImageConfig } from '../../model/environment.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { findCommand, searchPath } from './command.js';

const EntrypointFact = z
  .object({
    argument: z.string().meta({ description: 'First word of entrypoint and command, as configured.' }),
    path: z.string().optional().meta({ description: 'The file that it leads to, links followed.' }),
    exists: z.boolean(),
    executable: z.boolean().meta({ description: 'Whether any execute bit is set.' }),
    kind: z.enum(['elf', 'script', 'other']).optional(),
    machine: z.string().optional().meta({ description: 'What a program is built for, in the words of uname -m.' }),
    interpreter: z.string().optional().meta({ description: 'Loader of a program, or what a script names behind #!.' }),
    interpreterExists: z.boolean().optional(),
    userExists: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the user of the image is a number or in its /etc/passwd.' }),
    groupExists: z.boolean().optional(),
    workingDirectoryExists: z.boolean().optional(),
  })
  .meta({ id: 'EntrypointFact' });

type EntrypointFact = z.infer<typeof EntrypointFact>;

/** What the kernel would make of an executable file. */
type Program =
  | { readonly kind: 'elf'; readonly machine: string; readonly interpreter?: string | undefined }
  | { readonly kind: 'script'; readonly interpreter: string; readonly command?: string | undefined }
  | { readonly kind: 'other' };

/** The names in a file of accounts. */
type Names = { readonly kind: 'names'; readonly names: ReadonlySet<string> };

const PASSWD = '/etc/passwd';
const GROUP = '/etc/group';
const HEAD = 4096;
const EXECUTE = 0o111;

/** Whether an image's first process can be started: the file, its interpreter, its user, its directory. */
export const entrypointProbe: Probe<Program | Names, EntrypointFact> = {
  id: 'entrypoint',
  title: 'entrypoint of the image',
  schema: EntrypointFact,
  paths: [PASSWD, GROUP],
  // Which file it is the image's configuration says, and only the finished tree knows where that leads.
  matches: (entry) => (entry.mode & EXECUTE) !== 0,
  accepts: () => [{ offset: 0, length: HEAD }],
  parse(content, entry) {
    if (entry.path === PASSWD) return names(parsePasswd(Buffer.from(content.bytes()).toString('utf8')).entries);
    if (entry.path === GROUP) return names(parseGroup(Buffer.from(content.bytes()).toString('utf8')).entries);
    return identify(content.read(0, HEAD));
  },
  concerns: () => false,
  conclude(context) {
    const { image } = context.environment;
    if (image === undefined) return { facts: [], status: 'not-applicable' };
    const argument = [...image.entrypoint, ...image.command][0];
    if (argument === undefined || argument === '') return { facts: [] };
    return { facts: [['entrypoint', { ...describe(context, image, argument), ...surroundings(context, image) }]] };
  },
  comparison: { ignore: ['path'] },
};

function identify(head: Uint8Array): Program {
  const shebang = parseShebang(head);
  if (shebang !== undefined) return { kind: 'script', interpreter: shebang.interpreter, command: envCommand(shebang) };
  if (!isElf(head)) return { kind: 'other' };
  const header = parseHeader(head);
  const { offset, entrySize, count } = header.programs;
  const segments = parseSegments(header, head.subarray(offset, offset + entrySize * count));
  const interp = segments.find(({ type }) => type === SegmentType.interpreter);
  const bytes = interp === undefined ? undefined : head.subarray(interp.offset, interp.offset + interp.fileSize);
  const interpreter = bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1').split('\0', 1)[0];
  return { kind: 'elf', machine: machineName(header), ...(interpreter ? { interpreter } : {}) };
}

function describe(context: ProbeContext<Program | Names>, image: ImageConfig, argument: string): EntrypointFact {
  const search = searchPath(image.environment);
  const entry = findCommand(context.tree, argument, search, image.workingDirectory);
  if (entry === undefined) return { argument, exists: false, executable: false };
  const executable = (entry.mode & EXECUTE) !== 0 && entry.type === 'file';
  const program = context.files.get(entry.path)?.parsed;
  const base = { argument, path: entry.path, exists: true, executable };
  if (program === undefined || program.kind === 'names') return base;
  if (program.kind === 'other') return { ...base, kind: 'other' };
  const { kind, interpreter } = program;
  const wanted = program.kind === 'script' ? [program.interpreter, program.command] : [interpreter];
  const missing = wanted.find(
    (name) => name !== undefined && findCommand(context.tree, name, search, '/') === undefined,
  );
  return {
    ...base,
    kind,
    ...(program.kind === 'elf' ? { machine: program.machine } : {}),
    ...(interpreter === undefined
      ? {}
      : { interpreter: missing ?? interpreter, interpreterExists: missing === undefined }),
  };
}

/** User, group and working directory, as the runtime looks them up (OCI image-spec, config.md, `User`). */
function surroundings(context: ProbeContext<Program | Names>, image: ImageConfig): Partial<EntrypointFact> {
  const [user, group] = (image.user ?? '').split(':', 2);
  const directory = image.workingDirectory;
  return {
    ...(user ? { userExists: isKnown(context, PASSWD, user) } : {}),
    ...(group ? { groupExists: isKnown(context, GROUP, group) } : {}),
    ...(directory ? { workingDirectoryExists: context.tree.lookup(directory)?.type === 'directory' } : {}),
  };
}

function names(accounts: readonly { readonly name: string }[]): Names {
  return { kind: 'names', names: new Set(accounts.map(({ name }) => name)) };
}

/** A number needs no entry. */
function isKnown(context: ProbeContext<Program | Names>, path: string, account: string): boolean {
  if (/^\d+$/.test(account)) return true;
  const parsed = context.file(path)?.parsed;
  return parsed?.kind === 'names' && parsed.names.has(account);
}
