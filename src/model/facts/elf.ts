import * as z from 'zod';

const Names = z.array(z.string());
const VersionsByLibrary = z.record(z.string(), Names);
const SymbolsByVersion = z.record(z.string(), z.string());
const Flag = z.literal(true).optional();

/** The fields that a loader must know of any ELF file, whether it is a program or a library. */
export const ElfFields = z
  .object({
    class: z.union([z.literal(32), z.literal(64)]),
    machine: z.string().meta({ description: 'x86_64, aarch64, …: the words of uname -m where there is one.' }),
    interpreter: z.string().optional().meta({ description: 'PT_INTERP: the loader that it asks for.' }),
    needed: Names.meta({ description: 'DT_NEEDED, in order.' }),
    requires: VersionsByLibrary.meta({
      description: 'Symbol versions that it needs, by the library that must define them, weak ones included.',
    }),
    weak: VersionsByLibrary.optional().meta({ description: 'Those of them that may be missing.' }),
    rpath: z.string().optional(),
    runpath: z.string().optional(),
    auxiliaries: Names.optional().meta({ description: 'DT_AUXILIARY: libraries looked at first, if they are there.' }),
    filters: Names.optional().meta({ description: 'DT_FILTER: libraries looked at instead.' }),
    bindNow: Flag.meta({ description: 'All symbols are looked up at start.' }),
    pie: Flag.meta({ description: 'A program, not a library: dlopen refuses it.' }),
    noOpen: Flag.meta({ description: 'DF_1_NOOPEN: dlopen refuses it.' }),
    noDefaultLibraries: Flag.meta({ description: 'DF_1_NODEFLIB: default directories are not searched for it.' }),
    relr: Flag.meta({ description: 'It has DT_RELR, which glibc knows since 2.36.' }),
    executableStack: z.boolean().optional().meta({ description: 'PT_GNU_STACK; missing where there is none.' }),
    pageAlignment: z.int().optional().meta({
      description: 'Largest page of memory that it can be loaded with, where its processor knows larger ones.',
    }),
    isaLevel: z.int().min(1).max(4).optional().meta({ description: 'x86-64 level that its property note asks for.' }),
    minimumKernel: z.string().optional().meta({ description: 'Oldest kernel, by its ABI tag.' }),
    buildId: z.string().optional(),
    osAbi: z.int().optional().meta({ description: 'EI_OSABI where it is neither System V nor GNU.' }),
    oddHeader: z
      .enum(['class', 'byte-order', 'header-version', 'abi-version'])
      .optional()
      .meta({ description: 'What in its first bytes the kernel passes over and a loader refuses in a library.' }),
    flags: z.int().optional().meta({ description: 'e_flags where there are any: the ABI, on ARM and others.' }),
    defined: SymbolsByVersion.optional().meta({
      description:
        'Symbols that it defines: by version (empty: none; @ before it: found only by those who ask for it) the 28-bit ' +
        'FNV-1a hashes of their names, sorted, as Rice-coded distances, in base64.',
    }),
    oldestVersion: z.string().optional().meta({
      description:
        "The file's first version: glibc gives its symbols to references without a version even when hidden.",
    }),
    eager: SymbolsByVersion.optional().meta({
      description: 'Undefined symbols that are looked up at start: by VERSION@LIBRARY, names separated by line feeds.',
    }),
    lazy: SymbolsByVersion.optional().meta({ description: 'Those looked up at the first call.' }),
    optional: SymbolsByVersion.optional().meta({ description: 'Those with a version that need not be there.' }),
  })
  .meta({ id: 'ElfFields' });

/** See {@link ElfFields}. */
export type ElfFields = z.infer<typeof ElfFields>;
