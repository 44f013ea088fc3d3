import * as z from 'zod';
import { Fact } from './snapshot.js';

/** One field that is not the same in two facts. */
export const FieldChange = z
  .object({ field: z.string(), source: z.json().optional(), target: z.json().optional() })
  .meta({ id: 'FieldChange' });

/** See {@link FieldChange}. */
export type FieldChange = z.infer<typeof FieldChange>;

/** What stands behind a difference: `unknown` whenever a side could not be read where it matters. */
export const DifferenceKind = z.enum(['added', 'removed', 'changed', 'unknown']);

/** See {@link DifferenceKind}. */
export type DifferenceKind = z.infer<typeof DifferenceKind>;

/** One fact that is not the same in two snapshots: in the target `added`, `removed` or `changed`. */
export const Difference = z
  .object({
    section: z.string(),
    key: z.string().meta({ description: 'Key of the fact in the source, or in the target where it was added.' }),
    targetKey: z.string().optional().meta({ description: 'Key in the target, where it is another.' }),
    kind: DifferenceKind,
    source: Fact.optional(),
    target: Fact.optional(),
    fields: z.array(FieldChange),
    owner: z
      .object({ section: z.string(), key: z.string() })
      .optional()
      .meta({ description: 'The difference that explains this one and into which it is folded.' }),
    folded: z.number().int().meta({ description: 'How many differences are folded into this one.' }),
    reason: z.string().optional().meta({ description: 'Why the difference is unknown.' }),
  })
  .meta({ id: 'Difference' });

/** See {@link Difference}. */
export type Difference = z.infer<typeof Difference>;
