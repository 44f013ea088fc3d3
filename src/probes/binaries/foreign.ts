import { ForeignFact } from '../../model/facts/foreign.js';
import type { Entry } from '../../model/files.js';
import type { ProbeContext, ProbeResult, SectionComparison } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';
import { isExecutable } from './names.js';

const comparison: SectionComparison = {
  // What a file loads is known where all of it is there, and not of the first bytes that a bundle brings.
  ignore: ['owner', 'imports', 'delayed', 'parts', 'unread'],
  owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
};

/** What the probes of programs for other systems have in common: they fill one section. */
export const FOREIGN = {
  section: 'foreign-binaries',
  title: 'programs and libraries for Windows and macOS',
  schema: ForeignFact,
  comparison,
  concerns: () => false,
  // A system without any is the usual case: it has no such section rather than an empty one.
  conclude: (context: ProbeContext<ForeignFact>): ProbeResult<ForeignFact> => ({
    facts: [...context.files].map(([path, { parsed }]) => {
      const owner = context.owner(path);
      return [path, owner === undefined ? parsed : { ...parsed, owner }] as const;
    }),
    ...(context.files.size === 0 ? { status: 'not-applicable' } : {}),
  }),
} as const;

/** Whether a file is executable or called as one of these; on Windows nothing has execute bits. */
export function isNamedOrExecutable(entry: Entry, endings: RegExp): boolean {
  return endings.test(entry.path) || isExecutable(entry);
}

/** What `read` makes of a file, or, where it is damaged, or only its first bytes are there, `rest` with the reason. */
export function readOr<Fact>(read: () => Fact, rest: () => Fact, isDamage: (error: unknown) => error is Error): Fact {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableError || isDamage(error)) return { ...rest(), unread: error.message };
    throw error;
  }
}
