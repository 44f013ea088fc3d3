import * as z from 'zod';
import { type Accounts, type Group, parseGroup, parsePasswd, type User } from '../../formats/accounts.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import type { Problem } from '../../model/problem.js';

const UserFact = z
  .object({ uid: z.number().int(), gid: z.number().int(), home: z.string(), shell: z.string() })
  .meta({ id: 'UserFact' });

const GroupFact = z.object({ gid: z.number().int(), members: z.array(z.string()) }).meta({ id: 'GroupFact' });

type AccountFact = z.infer<typeof UserFact> | z.infer<typeof GroupFact>;
type Parsed = { readonly users?: Accounts<User>; readonly groups?: Accounts<Group> };

const PASSWD = '/etc/passwd';
const GROUP = '/etc/group';

/** Local users and groups, without passwords: `user/NAME` and `group/NAME`. */
export const usersProbe: Probe<Parsed, AccountFact> = {
  id: 'users',
  title: 'users and groups',
  schema: z.union([UserFact, GroupFact]),
  paths: [PASSWD, GROUP],
  parse(content, entry) {
    const text = Buffer.from(content.bytes()).toString('utf8');
    return entry.path.endsWith('group') ? { groups: parseGroup(text) } : { users: parsePasswd(text) };
  },
  conclude(context) {
    const users = context.file(PASSWD)?.parsed.users;
    const groups = context.file(GROUP)?.parsed.groups;
    return {
      facts: facts(users?.entries ?? [], groups?.entries ?? []),
      problems: [...malformed(context, PASSWD, users), ...malformed(context, GROUP, groups)],
    };
  },
};

function* facts(users: readonly User[], groups: readonly Group[]): Iterable<readonly [string, AccountFact]> {
  // The first line of a name is the one that getpwnam(3) finds.
  const seen = new Set<string>();
  for (const { name, ...user } of users) {
    if (!seen.has(`user/${name}`)) yield [`user/${name}`, user];
    seen.add(`user/${name}`);
  }
  for (const { name, gid, members } of groups) {
    if (!seen.has(`group/${name}`)) yield [`group/${name}`, { gid, members: [...members].sort() }];
    seen.add(`group/${name}`);
  }
}

function malformed(context: ProbeContext<Parsed>, path: string, accounts: Accounts<unknown> | undefined): Problem[] {
  return (accounts?.malformed ?? []).map((line) => ({
    path: context.file(path)?.entry.path ?? path,
    reason: 'malformed',
    message: `${path}:${line} is no account`,
  }));
}
