import * as z from 'zod';

/** What there is of Python in an environment. */
export const PythonFact = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('interpreter'),
      version: z.string().meta({ description: 'Major and minor number: 3.11.' }),
      implementation: z.enum(['cpython', 'pypy']),
      prefix: z.string(),
      library: z.string().meta({ description: 'Directory of its standard library.' }),
      soabi: z.string().optional().meta({ description: 'Tag of its extension modules: cpython-311-x86_64-linux-gnu.' }),
      path: z
        .array(z.string())
        .meta({ description: 'sys.path as it starts with, without the directory of the program.' }),
      links: z.array(z.string()).optional().meta({ description: 'Other names in its directory, sorted.' }),
      externallyManaged: z.literal(true).optional().meta({ description: 'pip refuses to install into it (PEP 668).' }),
    }),
    z.object({
      kind: z.literal('directory'),
      modules: z.array(z.string()).meta({ description: 'Modules that lie in it, sorted; of namespaces two levels.' }),
    }),
    z.object({
      kind: z.literal('library'),
      version: z.string(),
      modules: z.record(z.string(), z.string()).meta({
        description:
          'By module: the names that it offers, with spaces between; /: it is a package; *NAME: all those of that module; ?: perhaps further ones.',
      }),
    }),
    z.object({
      kind: z.literal('environment'),
      home: z.string().meta({ description: 'Directory of the interpreter that it was made with (pyvenv.cfg).' }),
      version: z.string().optional(),
      system: z.boolean().meta({ description: 'Whether packages of that interpreter are seen.' }),
    }),
  ])
  .meta({ id: 'PythonFact' });

/** See {@link PythonFact}. */
export type PythonFact = z.infer<typeof PythonFact>;

/** A file of Python code, or an extension module of which it is known what it imports, that no package owns, and that lies in no directory of installed packages. */
export const PythonCodeFact = z
  .object({
    body: z
      .array(z.unknown() as z.ZodType<z.core.util.JSONType>)
      .meta({ description: 'What it imports, in order, with the conditions around it.' }),
    names: z.array(z.string()).meta({ description: 'Names that it binds at its top level, sorted.' }),
    open: z.literal(true).optional().meta({ description: 'It may have further names.' }),
    searches: z.literal(true).optional().meta({ description: 'It has modules looked for in further places.' }),
    program: z.literal(true).optional().meta({ description: 'It does something when it is run as a program.' }),
    syntax: z
      .object({ version: z.string(), what: z.string(), line: z.int() })
      .optional()
      .meta({ description: 'The newest syntax in it, and the version that brought it.' }),
    owner: z.string().optional(),
  })
  .meta({ id: 'PythonCodeFact' });

/** See {@link PythonCodeFact}. */
export type PythonCodeFact = z.infer<typeof PythonCodeFact>;

/** An installed distribution, by the path of its metadata. */
export const PythonPackageFact = z
  .object({
    name: z.string(),
    version: z.string().optional(),
    requires: z.array(z.string()).optional().meta({ description: 'Requires-Dist, as written.' }),
    requiresPython: z.string().optional(),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'PythonPackageFact' });

/** See {@link PythonPackageFact}. */
export type PythonPackageFact = z.infer<typeof PythonPackageFact>;
