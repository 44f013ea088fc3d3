import * as z from 'zod';
import { EnvironmentDescription } from './environment.js';
import { Problem } from './problem.js';

/** Version of the format of requirements. */
export const REQUIREMENTS_SCHEMA_VERSION = '1.0';

const Files = z.array(z.string()).meta({ description: 'Files of the payload that ask for it, sorted.' });

/** A machine that the payload has programs or libraries for. */
export const RequiredArchitecture = z
  .object({
    machine: z.string().meta({ description: 'x86_64, aarch64, …: the words of uname -m where there is one.' }),
    class: z.union([z.literal(32), z.literal(64)]),
    isaLevel: z.int().min(1).max(4).optional().meta({ description: 'Highest x86-64 level that a file asks for.' }),
    isaFiles: Files.optional().meta({ description: 'Files that ask for that level, sorted.' }),
    files: z.int().meta({ description: 'How many ELF files are for it.' }),
  })
  .meta({ id: 'RequiredArchitecture' });

/** See {@link RequiredArchitecture}. */
export type RequiredArchitecture = z.infer<typeof RequiredArchitecture>;

/** What an older version of the C library lacks. */
export const Raised = z
  .object({
    library: z.string().meta({ description: 'The library of the C library that must define the version.' }),
    version: z.string(),
    path: z.string().meta({ description: 'File of the payload that asks for it.' }),
    functions: z
      .array(z.string())
      .meta({ description: 'The symbols behind it, sorted; none where no symbol names it.' }),
  })
  .meta({ id: 'Raised' });

/** See {@link Raised}. */
export type Raised = z.infer<typeof Raised>;

/** The C library that the payload is linked against. */
export const RequiredLibc = z
  .object({
    family: z.enum(['glibc', 'musl', 'bionic', 'uclibc']),
    version: z.string().optional().meta({ description: 'The oldest that will do, where versions of symbols tell.' }),
    raisedBy: z.array(Raised).meta({ description: 'What asks for that version: nothing else does.' }),
    files: z.int().meta({ description: 'How many files of the payload are linked against it.' }),
  })
  .meta({ id: 'RequiredLibc' });

/** See {@link RequiredLibc}. */
export type RequiredLibc = z.infer<typeof RequiredLibc>;

/** A shared library that the payload does not bring. */
export const RequiredLibrary = z
  .object({
    name: z.string().meta({ description: 'As DT_NEEDED has it: a soname.' }),
    versions: z
      .array(z.string())
      .meta({ description: 'The highest version of symbols in each family (GLIBC_, GLIBCXX_, CXXABI_, …), sorted.' }),
    libc: z.literal(true).optional().meta({ description: 'It is a part of the C library.' }),
    files: Files,
  })
  .meta({ id: 'RequiredLibrary' });

/** See {@link RequiredLibrary}. */
export type RequiredLibrary = z.infer<typeof RequiredLibrary>;

/** A loader, or an interpreter of scripts, that the payload does not bring. */
export const RequiredInterpreter = z
  .object({
    name: z.string().meta({ description: 'Its path, or, where `env` looks for it, its name.' }),
    kind: z.enum(['loader', 'script', 'command']).meta({
      description: 'loader: of ELF programs, at that path; script: of scripts, at that path; command: in PATH.',
    }),
    files: Files,
  })
  .meta({ id: 'RequiredInterpreter' });

/** See {@link RequiredInterpreter}. */
export type RequiredInterpreter = z.infer<typeof RequiredInterpreter>;

const Basis = z.enum(['declared', 'derived']).meta({
  description: 'declared: a file says so; derived: code of the payload imports it, or uses syntax of that version.',
});

const Version = z.object({ specifiers: z.string(), basis: Basis, files: Files });

/** Something by name that code of the payload needs and does not bring. */
export const RequiredPackage = z
  .object({ name: z.string(), specifiers: z.string(), basis: Basis, files: Files })
  .meta({ id: 'RequiredPackage' });

/** See {@link RequiredPackage}. */
export type RequiredPackage = z.infer<typeof RequiredPackage>;

/** What code of the payload in one other language needs and does not bring. */
export const RequiredLanguage = z
  .object({
    language: z.enum(['java', 'node', 'perl', 'php', 'ruby']),
    files: z.int().meta({ description: 'How many files of its code, archives or projects were looked at.' }),
    versions: z.array(Version).meta({
      description: 'Which versions of the language will do, as its package manager writes that, by who asks.',
    }),
    packages: z.array(RequiredPackage).meta({ description: 'Packages of Node.js, gems, modules of Perl.' }),
    parts: z.array(RequiredPackage).meta({
      description: 'What the runtime itself must have: extensions of PHP, the version of Node-API, a package manager.',
    }),
  })
  .meta({ id: 'RequiredLanguage' });

/** See {@link RequiredLanguage}. */
export type RequiredLanguage = z.infer<typeof RequiredLanguage>;

/** What Python code of the payload needs and does not bring. */
export const RequiredPython = z
  .object({
    files: z.int().meta({ description: 'How many files of Python code were looked at.' }),
    versions: z.array(Version).meta({ description: 'Which versions of Python will do (PEP 440), by who asks.' }),
    packages: z.array(RequiredPackage).meta({
      description: 'Distributions that are declared; modules that are imported and that no declaration names.',
    }),
  })
  .meta({ id: 'RequiredPython' });

/** See {@link RequiredPython}. */
export type RequiredPython = z.infer<typeof RequiredPython>;

const Unread = z
  .array(z.object({ path: z.string(), message: z.string() }))
  .meta({ description: 'Files of which it is not known what they load, and why.' });
const Brought = z.array(z.object({ name: z.string(), files: Files }));

/** What programs and libraries for Windows need. */
export const RequiredWindows = z
  .object({
    files: z.int().meta({ description: 'How many programs and libraries for Windows there are.' }),
    machines: z.array(z.string()).meta({ description: 'x64, x86, arm64, …, sorted.' }),
    minimum: z.string().meta({ description: 'Oldest Windows, as it numbers itself: 6.1 is Windows 7.' }),
    runtimes: Brought.meta({ description: 'Runtimes that installers bring: of Visual C++, .NET.' }),
    loads: Brought.meta({
      description: 'Libraries that it does not bring, and that are no part of Windows, in lower case.',
    }),
    unread: Unread,
  })
  .meta({ id: 'RequiredWindows' });

/** See {@link RequiredWindows}. */
export type RequiredWindows = z.infer<typeof RequiredWindows>;

/** What programs and libraries for macOS need. */
export const RequiredMacOs = z
  .object({
    files: z.int().meta({ description: 'How many programs and libraries for macOS there are.' }),
    machines: z
      .array(z.object({ machine: z.string(), minimum: z.string().optional() }))
      .meta({ description: 'Processors, each with the oldest release that will do.' }),
    loads: Brought.meta({ description: 'Libraries that it does not bring, and that are no part of macOS.' }),
    unread: Unread,
  })
  .meta({ id: 'RequiredMacOs' });

/** See {@link RequiredMacOs}. */
export type RequiredMacOs = z.infer<typeof RequiredMacOs>;

/** What a payload asks of any environment that is to run it. */
export const Requirements = z
  .object({
    programs: z.int().meta({ description: 'How many ELF programs were looked at.' }),
    scripts: z.int(),
    libraries: z.int(),
    architectures: z.array(RequiredArchitecture),
    kernel: z.object({ minimum: z.string(), files: Files }).optional().meta({ description: 'By the ABI notes.' }),
    libcs: z.array(RequiredLibc),
    loads: z.array(RequiredLibrary).meta({ description: 'Shared libraries that it does not bring, sorted by name.' }),
    interpreters: z.array(RequiredInterpreter),
    python: RequiredPython.optional(),
    languages: z.array(RequiredLanguage).meta({ description: 'Other languages, sorted.' }),
    windows: RequiredWindows.optional(),
    macos: RequiredMacOs.optional(),
    broken: z.array(z.object({ path: z.string(), message: z.string() })).meta({ description: 'Damaged ELF files.' }),
  })
  .meta({ id: 'Requirements' });

/** See {@link Requirements}. */
export type Requirements = z.infer<typeof Requirements>;

/** Whether a known environment is enough. */
export const Satisfaction = z
  .object({
    name: z.string(),
    title: z.string().optional().meta({ description: 'What the environment calls itself.' }),
    verdict: z.enum(['runs', 'breaks', 'unknown']),
    cause: z
      .string()
      .optional()
      .meta({ description: 'The first thing that is missing or not known, with its object.' }),
    more: z.int().meta({ description: 'How many more different causes there are.' }),
    programs: z.int().meta({ description: 'How many programs were tried; 0 where the libraries alone were.' }),
    affected: z.int().meta({ description: 'How many of them do not start there, or cannot be told.' }),
  })
  .meta({ id: 'Satisfaction' });

/** See {@link Satisfaction}. */
export type Satisfaction = z.infer<typeof Satisfaction>;

/** One file that asks for something, and through what. */
export const Asking = z
  .object({
    path: z.string(),
    asks: z.string().meta({ description: 'What of it: the library, the version, the level.' }),
    functions: z.array(z.string()).meta({ description: 'Symbols behind it, sorted.' }),
    optional: z.literal(true).optional().meta({ description: 'It works without.' }),
  })
  .meta({ id: 'Asking' });

/** See {@link Asking}. */
export type Asking = z.infer<typeof Asking>;

/** What `requires` answers. */
export const RequirementsReport = z
  .object({
    schemaVersion: z.string(),
    tool: z.object({ name: z.literal('hostdrift'), version: z.string() }),
    payload: EnvironmentDescription,
    scope: z.string().meta({
      description:
        'What of it was looked at: everything; unowned: what no package owns; a path in it; or above and a base.',
    }),
    requirements: Requirements,
    baselines: z.array(Satisfaction).meta({ description: 'The environments that were tried, in the order given.' }),
    why: z
      .object({ asked: z.string(), asking: z.array(Asking) })
      .optional()
      .meta({ description: 'Who asks for one thing, where that was the question.' }),
    problems: z.array(Problem.extend({ section: z.string() })).meta({ description: 'What of the payload is unknown.' }),
  })
  .meta({ id: 'RequirementsReport', title: 'hostdrift requirements' });

/** See {@link RequirementsReport}. */
export type RequirementsReport = z.infer<typeof RequirementsReport>;
