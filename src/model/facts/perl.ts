import * as z from 'zod';

/** What there is of Perl in an environment. */
export const PerlFact = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('interpreter'),
      version: z.string().meta({ description: '5.36.0' }),
      architecture: z.string().meta({ description: 'archname: x86_64-linux-gnu-thread-multi.' }),
      path: z.array(z.string()).meta({ description: '@INC as it starts with.' }),
      owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
    }),
    z.object({
      kind: z.literal('directory'),
      modules: z.array(z.string()).meta({ description: 'Files in it that can be required, relative, sorted.' }),
    }),
  ])
  .meta({ id: 'PerlFact' });

/** See {@link PerlFact}. */
export type PerlFact = z.infer<typeof PerlFact>;

/** A file of Perl code that no package owns, or a compiled module of one. */
export const PerlCodeFact = z
  .object({
    uses: z
      .array(
        z.object({
          file: z.string().meta({ description: 'As it is looked for in @INC: Data/Dumper.pm.' }),
          line: z.int(),
          always: z.boolean().meta({ description: 'false: only some runs load it.' }),
          unsure: z.literal(true).exactOptional().meta({ description: 'By then the file may have changed @INC.' }),
        }),
      )
      .meta({ description: 'What it loads, in order.' }),
    adds: z.array(z.string()).optional().meta({ description: 'Directories that it adds to @INC; $Bin is its own.' }),
    open: z
      .literal(true)
      .optional()
      .meta({ description: 'It changes @INC in a way that only running tells, while it is read.' }),
    minimum: z.string().optional().meta({ description: 'The Perl that it asks for: 5.36.0.' }),
    line: z.int().optional().meta({ description: 'Line in which it does.' }),
    compiledFor: z.string().optional().meta({ description: 'Of a compiled module: the Perl whose interface it has.' }),
  })
  .meta({ id: 'PerlCodeFact' });

/** See {@link PerlCodeFact}. */
export type PerlCodeFact = z.infer<typeof PerlCodeFact>;
