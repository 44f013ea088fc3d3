import * as z from 'zod';
import { ElfFields } from './elf.js';

const Common = {
  links: z.array(z.string()).optional().meta({ description: 'Symbolic links that lead to it, sorted.' }),
  owner: z.string().optional().meta({ description: 'Key of the package that brought the file.' }),
};

/** A file that can be executed, by what the kernel makes of it. */
export const ProgramFact = z
  .discriminatedUnion('kind', [
    ElfFields.extend({
      kind: z.literal('elf'),
      linking: z.enum(['dynamic', 'static']),
      defines: z.array(z.string()).optional().meta({ description: 'Symbol versions that it defines, sorted.' }),
      ...Common,
    }),
    z.object({
      kind: z.literal('script'),
      interpreter: z.string().meta({ description: 'What stands behind #!, with a carriage return if there is one.' }),
      argument: z.string().optional().meta({ description: 'The rest of the line: one argument.' }),
      ...Common,
    }),
    z.object({
      kind: z.literal('broken'),
      reason: z.enum(['malformed', 'truncated', 'limit']),
      message: z.string().meta({ description: 'What is wrong with this ELF file.' }),
      ...Common,
    }),
  ])
  .meta({ id: 'ProgramFact' });

/** See {@link ProgramFact}. */
export type ProgramFact = z.infer<typeof ProgramFact>;
