import * as z from 'zod';

/** Who accepted a finding, why, and until when. */
export const Acceptance = z
  .object({
    reason: z.string(),
    owner: z.string(),
    expires: z.string().optional().meta({ description: 'Last day on which it holds: YYYY-MM-DD.' }),
  })
  .meta({ id: 'Acceptance' });

/** See {@link Acceptance}. */
export type Acceptance = z.infer<typeof Acceptance>;

/** A finding that somebody accepted. What it names must all fit; `*` in a pattern stands for anything. */
export interface Waiver extends Acceptance {
  readonly rule?: string | undefined;
  readonly cause?: string | undefined;
  readonly fingerprint?: string | undefined;
  /** Pattern of the target's name. */
  readonly environment?: string | undefined;
  /** Pattern of a path in the finding's evidence. */
  readonly path?: string | undefined;
  /** Where it is written: `hostdrift.yaml:12`. */
  readonly origin: string;
}
