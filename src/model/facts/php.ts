import * as z from 'zod';

/** A PHP that programs can be run with, or one of its extensions. */
export const PhpRuntimeFact = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('interpreter'),
      version: z.string().meta({ description: '8.2.29' }),
      api: z.string().optional().meta({ description: 'Interface of its extensions: 20220829.' }),
      extensionDirectory: z.string().optional(),
      extensions: z.array(z.string()).meta({
        description: 'Those that are a part of it, or that its settings load and that are there; lower case, sorted.',
      }),
      absent: z
        .array(z.string())
        .optional()
        .meta({ description: 'Those that its settings load and that are not there.' }),
      links: z.array(z.string()).optional().meta({ description: 'Symbolic links that lead to it, sorted.' }),
      owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
    }),
    z.object({
      kind: z.literal('extension'),
      name: z.string(),
      api: z.string().meta({ description: 'Interface that it is compiled for.' }),
      owner: z.string().optional(),
    }),
  ])
  .meta({ id: 'PhpRuntimeFact' });

/** See {@link PhpRuntimeFact}. */
export type PhpRuntimeFact = z.infer<typeof PhpRuntimeFact>;
