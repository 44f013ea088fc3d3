import * as z from 'zod';

/** What Composer installed for a project, by the directory `vendor`. */
export const ComposerFact = z
  .object({
    packages: z.record(z.string(), z.string()).meta({ description: 'Versions of the packages, by name.' }),
    php: z
      .string()
      .optional()
      .meta({ description: 'The least PHP that its loader goes on with (platform_check.php): 8.2.0.' }),
    extensions: z.array(z.string()).optional().meta({ description: 'Extensions without which it ends, sorted.' }),
    asked: z.array(z.string()).optional().meta({
      description:
        'Extensions that packages ask for and none of them stands in for (require in installed.json), sorted.',
    }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'ComposerFact' });

/** See {@link ComposerFact}. */
export type ComposerFact = z.infer<typeof ComposerFact>;
