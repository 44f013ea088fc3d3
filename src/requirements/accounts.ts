import type { View } from './files/view.js';

/** Sources of accounts that say nothing that the files do not say (nsswitch.conf(5)). */
const FILES = new Set(['files', 'compat', 'systemd']);
const DATABASE = { user: 'passwd', group: 'group' } as const;

/** Whether the target for certain has no account of that name: its files were read, and nothing else is asked. */
export function isMissingAccount({ target: { sections } }: View, kind: 'user' | 'group', name: string): boolean {
  const { users, configuration } = sections;
  if (!/^[a-z_][a-z0-9_-]*$/.test(name) || users?.status !== 'complete') return false;
  const sources = configuration?.facts[`resolver:nsswitch.${DATABASE[kind]}`]?.value;
  if (typeof sources === 'string' && !sources.split(' ').every((source) => FILES.has(source))) return false;
  return Object.keys(users.facts).length > 0 && !Object.hasOwn(users.facts, `${kind}/${name}`);
}
