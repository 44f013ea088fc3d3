import * as z from 'zod';

const Uses = z.array(
  z.object({
    name: z.string(),
    when: z.enum(['start', 'maybe', 'later']).meta({
      description: 'start: as the file is run; maybe: as it is run, on a condition; later: when it is called.',
    }),
    line: z.int(),
  }),
);

/** A file of PHP code that no package owns. */
export const PhpCodeFact = z
  .object({
    functions: Uses.meta({
      description: 'Functions of extensions, or of some releases alone, that it calls without asking for them first.',
    }),
    classes: Uses.meta({ description: 'Classes likewise, in lower case.' }),
    includes: Uses.meta({ description: 'Files that it includes by a path that is written out; ./ is beside it.' }),
    defines: z.array(z.string()).optional().meta({ description: 'Such functions and classes that it defines itself.' }),
    syntax: z
      .object({ version: z.string(), what: z.string(), line: z.int() })
      .optional()
      .meta({ description: 'The newest syntax in it, and the PHP that brought it.' }),
    script: z.literal(true).optional().meta({ description: 'It is started as a program (#!).' }),
  })
  .meta({ id: 'PhpCodeFact' });

/** See {@link PhpCodeFact}. */
export type PhpCodeFact = z.infer<typeof PhpCodeFact>;
