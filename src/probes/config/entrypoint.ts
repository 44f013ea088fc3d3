import * as z from 'zod';
import { accountNames } from '../../formats/accounts.js';
import type { ImageConfig } from '../../model/environment.js';
import type { Entry } from '../../model/files.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';
import { findPath } from './command.js';
import { firstProgram, identifyProgram, type Program, startOf } from './first-process.js';

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
  matches: isExecutable,
  candidates: { executables: true },
  accepts: () => [{ offset: 0, length: HEAD }],
  parse(content, entry) {
    // What cannot be executed was asked for as a file of accounts, perhaps by way of a link.
    const accounts = entry.path === PASSWD || entry.path === GROUP || !isExecutable(entry);
    if (!accounts) return identifyProgram(content.read(0, HEAD));
    return { kind: 'names', names: accountNames(Buffer.from(content.bytes()).toString('utf8')) };
  },
  conclude(context) {
    const { image } = context.environment;
    if (image === undefined) return { facts: [], status: 'not-applicable' };
    const argument = [...image.entrypoint, ...image.command][0];
    if (argument === undefined || argument === '') return { facts: [] };
    return { facts: [['entrypoint', { ...describe(context, image, argument), ...surroundings(context, image) }]] };
  },
  comparison: { ignore: ['path'] },
};

function isExecutable({ mode }: Entry): boolean {
  return (mode & EXECUTE) !== 0;
}

function describe(context: ProbeContext<Program | Names>, image: ImageConfig, argument: string): EntrypointFact {
  const entry = firstProgram(context.tree, image, argument);
  if (entry === undefined) return { argument, exists: false, executable: false };
  const executable = isExecutable(entry) && entry.type === 'file';
  const base = { argument, path: entry.path, exists: true, executable };
  const program = context.files.get(entry.path)?.parsed;
  if (program === undefined || program.kind === 'names') return base;
  return { ...base, ...startOf(context.tree, image, program) };
}

/** User, group and working directory, as the runtime looks them up (OCI image-spec, config.md, `User`). */
function surroundings(context: ProbeContext<Program | Names>, image: ImageConfig): Partial<EntrypointFact> {
  const [user, group] = (image.user ?? '').split(':', 2);
  const userExists = user ? isKnown(context, PASSWD, user) : undefined;
  const groupExists = group ? isKnown(context, GROUP, group) : undefined;
  const directory = image.workingDirectory;
  return {
    ...(userExists === undefined ? {} : { userExists }),
    ...(groupExists === undefined ? {} : { groupExists }),
    ...(directory ? { workingDirectoryExists: findPath(context.tree, directory)?.type === 'directory' } : {}),
  };
}

/** A number needs no entry. `undefined` where the file could not be read, which is a problem of its own. */
function isKnown(context: ProbeContext<Program | Names>, path: string, account: string): boolean | undefined {
  if (/^\d+$/.test(account)) return true;
  try {
    const parsed = context.file(path)?.parsed;
    return parsed?.kind === 'names' && parsed.names.has(account);
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
}
