import * as z from 'zod';

/** One shared library file. */
export const LibraryFact = z
  .object({
    name: z.string().meta({ description: 'File name.' }),
    soname: z.string().optional().meta({ description: 'DT_SONAME.' }),
    class: z.union([z.literal(32), z.literal(64)]),
    machine: z.string().meta({ description: 'x86_64, aarch64, …: the words of uname -m where there is one.' }),
    needed: z.array(z.string()).meta({ description: 'DT_NEEDED, in order.' }),
    defines: z
      .array(z.string())
      .meta({ description: 'Symbol versions that it defines, without its own base version, sorted.' }),
    requires: z
      .record(z.string(), z.array(z.string()))
      .meta({ description: 'Symbol versions that it needs, by the library that must define them.' }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought the file.' }),
  })
  .meta({ id: 'LibraryFact' });

/** See {@link LibraryFact}. */
export type LibraryFact = z.infer<typeof LibraryFact>;
