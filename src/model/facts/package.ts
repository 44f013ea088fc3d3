import * as z from 'zod';

/** One installed package, whatever manager installed it. */
export const PackageFact = z
  .object({
    type: z.enum(['deb', 'apk', 'rpm', 'alpm']),
    name: z.string(),
    version: z.string().meta({ description: 'Whole version in the order of its manager: [epoch:]version[-release].' }),
    architecture: z.string().optional(),
    source: z.string().optional().meta({ description: 'Source package that it was built from.' }),
    sourceVersion: z.string().optional(),
    state: z
      .enum([
        'installed',
        'half-configured',
        'half-installed',
        'unpacked',
        'triggers-pending',
        'triggers-awaited',
        'config-files',
      ])
      .meta({ description: 'dpkg(1) state; `installed` for other managers.' }),
    held: z.boolean().optional(),
    vendor: z.string().optional(),
    provides: z.array(z.string()).optional(),
  })
  .meta({ id: 'PackageFact' });

/** See {@link PackageFact}. */
export type PackageFact = z.infer<typeof PackageFact>;
