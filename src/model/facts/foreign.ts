import * as z from 'zod';

const Names = z.array(z.string());
const Role = z.enum(['program', 'library']);

/** What a Mach-O file says for one processor. */
export const MachOPartFact = z
  .object({
    machine: z.string().meta({ description: 'arm64, arm64e, x86_64, …' }),
    role: Role,
    installName: z.exactOptional(z.string()).meta({ description: 'LC_ID_DYLIB: the name that others load it by.' }),
    platform: z.exactOptional(z.string()).meta({ description: 'macOS, iOS, …' }),
    minimum: z.exactOptional(z.string()).meta({ description: 'Oldest release of that platform.' }),
    loads: Names.meta({ description: 'Libraries that must be there, in order, as written.' }),
    weak: z.exactOptional(Names).meta({ description: 'Those that need not be there.' }),
    rpaths: z.exactOptional(Names).meta({ description: 'Directories for @rpath/.' }),
  })
  .meta({ id: 'MachOPartFact' });

/** See {@link MachOPartFact}. */
export type MachOPartFact = z.infer<typeof MachOPartFact>;

const Common = {
  unread: z.string().optional().meta({ description: 'Why it is not known what it loads.' }),
  owner: z.string().optional().meta({ description: 'Key of the package that brought the file.' }),
};

/** A program or a library for another system. */
export const ForeignFact = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('pe'),
      machine: z.string().meta({ description: 'x64, x86, arm64, …' }),
      role: Role,
      subsystem: z.string().meta({ description: 'console, windows, driver, …' }),
      minimum: z.string().meta({ description: 'Oldest Windows, as it numbers itself: 6.1 is Windows 7.' }),
      imports: Names.meta({ description: 'Libraries that must be there at start, in order, as written.' }),
      delayed: Names.optional().meta({ description: 'Libraries that are loaded at the first call.' }),
      dotnet: z.literal(true).optional().meta({ description: 'It is run by .NET.' }),
      ...Common,
    }),
    z.object({ kind: z.literal('mach-o'), parts: z.array(MachOPartFact), ...Common }),
  ])
  .meta({ id: 'ForeignFact' });

/** See {@link ForeignFact}. */
export type ForeignFact = z.infer<typeof ForeignFact>;
