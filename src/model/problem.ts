import * as z from 'zod';

/**
 * Something that could not be read or understood while an environment was captured.
 * A problem never means "not there": absence is a fact, a problem is the lack of one.
 */
export const Problem = z
  .object({
    path: z
      .string()
      .optional()
      .meta({ description: 'File of the environment that the problem is about, absolute inside its root.' }),
    reason: z.enum(['unreadable', 'malformed', 'too-large', 'unsupported', 'limit', 'missing']).meta({
      description: 'Short stable word for the kind of problem.',
    }),
    about: z.string().optional().meta({
      description: 'The facts that it may hide have keys that begin so; missing: any fact of its section.',
    }),
    message: z
      .string()
      .meta({ description: 'One sentence for a person: what happened and, where there is one, the way out.' }),
  })
  .meta({ id: 'Problem' });

/** See {@link Problem}. */
export type Problem = z.infer<typeof Problem>;

/** Thrown when something exists but cannot be read; the engine turns it into a {@link Problem}. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';

  constructor(
    readonly path: string | undefined,
    readonly reason: Problem['reason'],
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** The same thing as data. */
  toProblem(): Problem {
    return { ...(this.path === undefined ? {} : { path: this.path }), reason: this.reason, message: this.message };
  }
}

/**
 * Thrown when a whole question cannot be answered: an environment that cannot be opened, a file that is not what it
 * was named as. Its message is for the user as it stands; it leads to exit status 2 and never to a stack trace.
 */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(
    message: string,
    /** What the user can do about it, one imperative sentence. */
    readonly advice?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Turns any thrown value into a {@link Problem} about `path`, keeping the cause's own words. */
export function problemFrom(error: unknown, path: string | undefined): Problem {
  if (error instanceof UnreadableError) {
    const problem = error.toProblem();
    return problem.path === undefined && path !== undefined ? { ...problem, path } : problem;
  }
  const message = error instanceof Error ? error.message : String(error);
  return { ...(path === undefined ? {} : { path }), reason: 'malformed', message };
}
