import * as z from 'zod';

/** One Java runtime, by the directory that is its home. */
export const JavaFact = z
  .object({
    version: z.string().meta({ description: 'JAVA_VERSION of its file `release`: 17.0.9, 1.8.0_392.' }),
    vendor: z.string().optional(),
    modules: z.array(z.string()).optional().meta({ description: 'Modules of the platform that it has, sorted.' }),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
  })
  .meta({ id: 'JavaFact' });

/** See {@link JavaFact}. */
export type JavaFact = z.infer<typeof JavaFact>;

/** One compiled file of Java, or one archive of them. */
export const JavaClassesFact = z
  .object({
    classVersion: z
      .int()
      .optional()
      .meta({ description: 'Highest major version of its classes that any runtime would load.' }),
    classes: z.int().meta({ description: 'How many classes it holds.' }),
    mainClass: z.string().optional().meta({ description: 'Main-Class of the manifest.' }),
    mainVersion: z.int().optional().meta({ description: 'Major version of that class.' }),
    owner: z.string().optional(),
  })
  .meta({ id: 'JavaClassesFact' });

/** See {@link JavaClassesFact}. */
export type JavaClassesFact = z.infer<typeof JavaClassesFact>;
