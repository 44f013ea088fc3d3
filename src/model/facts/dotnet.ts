import * as z from 'zod';

/** One installation of .NET, by its directory. */
export const DotnetFact = z
  .object({
    frameworks: z
      .record(z.string(), z.array(z.string()))
      .meta({ description: 'Versions of the shared frameworks, by name: Microsoft.NETCore.App.' }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'DotnetFact' });

/** See {@link DotnetFact}. */
export type DotnetFact = z.infer<typeof DotnetFact>;

/** One program in .NET, by the path of its runtimeconfig.json. */
export const DotnetAppFact = z
  .object({
    frameworks: z.array(
      z.object({
        name: z.string(),
        version: z.string().meta({ description: 'The least that does.' }),
        rollForward: z.exactOptional(z.string()).meta({ description: 'How far a newer one does, where that is set.' }),
      }),
    ),
    selfContained: z.literal(true).optional().meta({ description: 'It brings its frameworks itself.' }),
    invariant: z.literal(true).optional().meta({ description: 'It does without ICU, or brings it itself.' }),
    host: z.literal(true).optional().meta({ description: 'A program of its name that starts it lies beside it.' }),
    packages: z.record(z.string(), z.string()).optional().meta({ description: 'Versions in its deps.json, by name.' }),
    missing: z.array(z.string()).optional().meta({ description: 'Assemblies of its deps.json that are not there.' }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'DotnetAppFact' });

/** See {@link DotnetAppFact}. */
export type DotnetAppFact = z.infer<typeof DotnetAppFact>;
