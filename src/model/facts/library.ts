import * as z from 'zod';
import { ElfFields } from './elf.js';

/** One shared library file. */
export const LibraryFact = ElfFields.extend({
  name: z.string().meta({ description: 'File name.' }),
  soname: z.string().optional().meta({ description: 'DT_SONAME.' }),
  defines: z
    .array(z.string())
    .meta({ description: 'Symbol versions that it defines, without its own base version, sorted.' }),
  links: z.array(z.string()).optional().meta({ description: 'Symbolic links that lead to it, sorted.' }),
  owner: z.string().optional().meta({ description: 'Key of the package that brought the file.' }),
}).meta({ id: 'LibraryFact' });

/** See {@link LibraryFact}. */
export type LibraryFact = z.infer<typeof LibraryFact>;
