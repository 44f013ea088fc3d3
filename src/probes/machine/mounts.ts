import * as z from 'zod';
import type { Mount } from '../../model/environment.js';
import type { Probe } from '../../model/probe.js';
import { live } from './live.js';

const MountFact = z
  .object({
    device: z.string(),
    type: z.string(),
    options: z.array(z.string()).meta({ description: 'As the kernel says, sorted: noexec, nosuid, ro, …' }),
    size: z.number().optional().meta({ description: 'Bytes.' }),
    free: z.number().optional().meta({ description: 'Bytes that an ordinary user may still write.' }),
    inodes: z.number().optional(),
    freeInodes: z.number().optional(),
  })
  .meta({ id: 'MountFact' });

/** File systems of the kernel's own, of which every machine has a dozen that say nothing of where software lies. */
const KERNELS = new Set(
  'autofs binfmt_misc bpf cgroup cgroup2 configfs debugfs devpts devtmpfs efivarfs fusectl mqueue nsfs proc pstore ramfs securityfs selinuxfs sysfs tracefs hugetlbfs'.split(
    ' ',
  ),
);

/** What is mounted where, how, and how full it is. Of several on one directory the last, which hides the others. */
export const mountsProbe: Probe<never, z.infer<typeof MountFact>> = {
  id: 'mounts',
  title: 'mounted file systems',
  schema: MountFact,
  conclude: (context) =>
    live(context, ({ mounts }) =>
      mounts === undefined ? 'what is mounted' : new Map(mounts.filter(({ type }) => !KERNELS.has(type)).map(fact)),
    ),
  // How full a disk is differs from one minute to the next.
  comparison: { ignore: ['device', 'free', 'inodes', 'freeInodes', 'size'] },
};

function fact({ point, device, type, options, space }: Mount): [string, z.infer<typeof MountFact>] {
  return [point, { device, type, options: [...options].sort(), ...space }];
}
