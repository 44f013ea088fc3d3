import * as z from 'zod';

/** One setting of a program, as it takes effect. Its key is `PROGRAM:dotted.path`. */
export const ConfigurationFact = z
  .object({
    value: z.union([z.string(), z.array(z.string())]).meta({
      description: 'As the program reads it, quotes removed; a list where the setting may be given several times.',
    }),
    path: z.string().optional().meta({ description: 'File that decides; missing where nothing does but a default.' }),
    line: z.int().min(1).optional().meta({ description: 'Line of that file.' }),
    default: z.literal(true).optional().meta({ description: 'Not set anywhere: what the program itself takes.' }),
    inherited: z.string().optional().meta({ description: 'Key of the setting that this one is inherited from.' }),
    owner: z.string().optional().meta({
      description: 'Key of the package that brought the file, where the file is still as that package brought it.',
    }),
    absent: z.array(z.string()).optional().meta({
      description: 'Files that the value names, that the program must have, and that are not there.',
    }),
    notExecutable: z.array(z.string()).optional().meta({
      description: 'Files that the value has started, that are there, and that have no execute bit.',
    }),
    files: z.array(z.string()).optional().meta({
      description: 'Real paths of the certificates and keys, and other files to be opened, that the value names.',
    }),
    unparsed: z
      .string()
      .optional()
      .meta({ description: 'Why the value is the lines of a file that is not understood.' }),
  })
  .meta({ id: 'ConfigurationFact' });

/** See {@link ConfigurationFact}. */
export type ConfigurationFact = z.infer<typeof ConfigurationFact>;
