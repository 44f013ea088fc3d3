import * as z from 'zod';

/** A script of a shell that no package owns: what it runs, in order, with what that depends on. */
export const ShellCodeFact = z
  .object({
    shell: z.string().meta({ description: 'Name of the shell that its first line asks for: sh, bash, dash.' }),
    options: z.string().optional().meta({ description: 'Options behind it.' }),
    body: z
      .array(z.unknown() as z.ZodType<z.core.util.JSONType>)
      .meta({ description: 'Its commands; $ stands for what only running gives.' }),
    unfinished: z
      .literal(true)
      .optional()
      .meta({ description: 'What could not be read is not finished where the file ends.' }),
    returns: z.enum(['words', 'options', 'syntax']).optional().meta({
      description:
        'All its lines end with a carriage return: it is a part of words, of options of set, or keeps the shell from seeing where commands end.',
    }),
    cut: z.int().optional().meta({ description: 'Line from which on it could not be read.' }),
  })
  .meta({ id: 'ShellCodeFact' });

/** See {@link ShellCodeFact}. */
export type ShellCodeFact = z.infer<typeof ShellCodeFact>;
