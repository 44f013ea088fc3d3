import * as z from 'zod';

/** One Java runtime, by the directory that is its home. */
export const JavaFact = z
  .object({
    version: z.string().meta({ description: 'JAVA_VERSION of its file `release`: 17.0.9, 1.8.0_392.' }),
    vendor: z.string().optional(),
    modules: z.array(z.string()).optional().meta({ description: 'Modules of the platform that it has, sorted.' }),
    packages: z
      .array(z.string())
      .optional()
      .meta({ description: 'Packages of its image (lib/modules) that have classes, with slashes, sorted.' }),
    vmOptions: z.array(z.string()).optional().meta({
      description: 'Words of its virtual machine that can be options (-XX:), sorted: any option is the tail of one.',
    }),
    authorities: z.int().optional().meta({
      description: 'How many certificates its key store of authorities (lib/security/cacerts) has; 0: none there.',
    }),
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
    packages: z.array(z.string()).optional().meta({ description: 'Packages of its classes, with slashes, sorted.' }),
    nested: z.literal(true).optional().meta({ description: 'It has archives inside.' }),
    inner: z
      .object({
        archives: z.int().meta({ description: 'How many of these were read, those inside of them included.' }),
        classVersion: z.exactOptional(z.int()).meta({ description: 'Highest major version of their classes.' }),
        newest: z.exactOptional(z.string()).meta({ description: 'The archive that has it.' }),
        unread: z
          .exactOptional(z.array(z.string()))
          .meta({ description: 'Those that are damaged or too large, sorted.' }),
      })
      .optional(),
    mainClass: z.string().optional().meta({ description: 'Main-Class of the manifest.' }),
    mainVersion: z.int().optional().meta({ description: 'Major version of that class.' }),
    classPath: z.array(z.string()).optional().meta({ description: 'Class-Path of the manifest, as written.' }),
    sure: z
      .array(z.string())
      .optional()
      .meta({ description: 'Classes and members that the class that is started comes to in any case; sorted.' }),
    elsewhere: z
      .array(z.string())
      .optional()
      .meta({ description: 'Classes that its main class uses of packages that it has, and that it has not; sorted.' }),
    perhaps: z.array(z.string()).optional().meta({ description: 'Other classes and members that it names; sorted.' }),
    owner: z.string().optional(),
  })
  .meta({ id: 'JavaClassesFact' });

/** See {@link JavaClassesFact}. */
export type JavaClassesFact = z.infer<typeof JavaClassesFact>;
