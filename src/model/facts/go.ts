import * as z from 'zod';

/** What one program in Go says of itself, as `go version -m` prints it. */
export const GoFact = z
  .object({
    version: z.string().meta({ description: 'The Go that it was built with: go1.22.3.' }),
    package: z.string().optional().meta({ description: 'Path of its main package.' }),
    module: z.string().optional().meta({ description: 'Path of the module of that.' }),
    moduleVersion: z.string().optional().meta({ description: 'Version of that; (devel) of a working directory.' }),
    modules: z
      .record(z.string(), z.string())
      .meta({ description: 'Versions of all other modules in it, by path; where one is replaced, by what.' }),
    cgo: z.boolean().optional().meta({ description: 'Built with CGO_ENABLED=1.' }),
    tags: z.string().optional().meta({ description: 'Build tags (-tags).' }),
    level: z.int().optional().meta({ description: 'x86-64 level that it checks for at its start (GOAMD64).' }),
    authorities: z
      .enum(['system', 'own', 'none'])
      .optional()
      .meta({
        description:
          'system: it can verify certificates, by the authorities of the system; own: it falls back to authorities that ' +
          'are compiled in; none: neither. Missing: not known.',
      }),
    zones: z
      .enum(['system', 'own', 'none'])
      .optional()
      .meta({
        description:
          'system: it loads time zones by name from files; own: they are compiled in (time/tzdata); none: it loads none. ' +
          'Missing: not known.',
      }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'GoFact' });

/** See {@link GoFact}. */
export type GoFact = z.infer<typeof GoFact>;
