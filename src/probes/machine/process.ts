import * as z from 'zod';
import type { Probe } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';

const Deleted = z.literal(true).optional().meta({
  description: 'The file that it has mapped is deleted; what lies there now is another one, if anything does.',
});

const IdentityFact = z
  .object({
    executable: z.string(),
    deleted: Deleted,
    uid: z.int(),
    gid: z.int(),
    groups: z.array(z.int()).meta({ description: 'Supplementary groups, sorted.' }),
    capabilities: z.string().optional().meta({ description: 'Effective capabilities, as a mask in hexadecimal.' }),
    noNewPrivileges: z.boolean(),
    namespaces: z
      .array(z.string())
      .optional()
      .meta({ description: 'Kinds of namespaces that are not those of who looked, sorted.' }),
  })
  .meta({ id: 'ProcessFact' });

const MappedFact = z
  .object({
    mapped: z.literal(true),
    deleted: Deleted,
    owner: z.string().optional().meta({ description: 'Key of the package that brought the file.' }),
  })
  .meta({ id: 'MappedFact' });

/** One running process: `process`, and by their paths the programs and libraries that it has mapped into its memory. */
export const processProbe: Probe<never, z.infer<typeof IdentityFact> | z.infer<typeof MappedFact>> = {
  id: 'process',
  title: 'the process and what it has mapped',
  schema: z.union([IdentityFact, MappedFact]),
  conclude({ environment, tree, owner }) {
    const found = environment.live?.process;
    if (found === undefined) return { facts: [], status: 'not-applicable' };
    const { executable, mapped, groups, namespaces, capabilities, uid, gid, noNewPrivileges } = found;
    const identity = {
      executable: executable.path,
      ...(executable.deleted ? { deleted: true as const } : {}),
      uid,
      gid,
      groups: [...groups].sort((a, b) => a - b),
      ...(capabilities === undefined ? {} : { capabilities }),
      noNewPrivileges,
      ...(namespaces === undefined ? {} : { namespaces: [...namespaces].sort() }),
    };
    const files = mapped.map(({ path, deleted }) => {
      const real = realPath(tree.canonical.bind(tree), path);
      const by = owner(real);
      const fact = { mapped: true as const, ...(deleted ? { deleted: true as const } : {}) };
      return [real, by === undefined ? fact : { ...fact, owner: by }] as const;
    });
    return { facts: [['process', identity], ...files] };
  },
  comparison: {
    ignore: ['owner'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

/** The kernel knows files by their real paths; those of a process that changed its root may be others. */
function realPath(canonical: (path: string) => string | undefined, path: string): string {
  try {
    return canonical(path) ?? path;
  } catch (error) {
    if (error instanceof UnreadableError) return path;
    throw error;
  }
}
