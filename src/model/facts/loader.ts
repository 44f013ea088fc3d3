import * as z from 'zod';

const Paths = z.array(z.string());

/** What lies where a program or a library is expected, but is none that could be started or loaded. */
export const OddFile = z.enum([
  'directory',
  'not-executable',
  'short',
  'text',
  'mach-o',
  'pe',
  'object',
  'program',
  'shebang',
]);

/** See {@link OddFile}. */
export type OddFile = z.infer<typeof OddFile>;

/** What the loaders of an environment go by, and what else decides which file they find at a path. */
export const LoaderFact = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('cache'),
      entries: z.record(z.string(), z.array(z.object({ path: z.string(), flags: z.int(), hwcaps: z.string() }))).meta({
        description:
          '/etc/ld.so.cache as it is: by name, in the order of the file; hwcaps is empty where any processor will do.',
      }),
    }),
    z.object({
      kind: z.literal('conf'),
      directories: Paths.meta({ description: 'Directories of /etc/ld.so.conf and what it includes, in order.' }),
    }),
    z.object({
      kind: z.literal('preload'),
      libraries: Paths.meta({ description: 'Names in /etc/ld.so.preload, in order.' }),
    }),
    z.object({
      kind: z.literal('musl-path'),
      directories: Paths.meta({ description: 'Directories of /etc/ld-musl-MACHINE.path.' }),
    }),
    z.object({
      kind: z.literal('built-in'),
      directories: Paths.meta({ description: 'Directories that are built into this loader of glibc.' }),
    }),
    z.object({
      kind: z.literal('links'),
      targets: z
        .record(z.string(), z.string())
        .meta({ description: 'Symbolic links to directories, and those that lead nowhere, as written.' }),
    }),
    z.object({
      kind: z.literal('odd-files'),
      files: z
        .record(z.string(), OddFile)
        .meta({ description: 'Files called like libraries, or executable, or among programs, that are none.' }),
    }),
  ])
  .meta({ id: 'LoaderFact' });

/** See {@link LoaderFact}. */
export type LoaderFact = z.infer<typeof LoaderFact>;
