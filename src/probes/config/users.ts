import * as z from 'zod';
import { type Accounts, type Group, parseGroup, parsePasswd, type User } from '../../formats/accounts.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { type Problem, problemFrom } from '../../model/problem.js';

const UserFact = z
  .object({ uid: z.number().int(), gid: z.number().int(), home: z.string(), shell: z.string() })
  .meta({ id: 'UserFact' });

const GroupFact = z.object({ gid: z.number().int(), members: z.array(z.string()) }).meta({ id: 'GroupFact' });

type AccountFact = z.infer<typeof UserFact> | z.infer<typeof GroupFact>;

const PASSWD = '/etc/passwd';
const GROUP = '/etc/group';

/** Local users and groups, without passwords: `user/NAME` and `group/NAME`. */
export const usersProbe: Probe<string, AccountFact> = {
  id: 'users',
  title: 'users and groups',
  schema: z.union([UserFact, GroupFact]),
  paths: [PASSWD, GROUP],
  // Which of the two it is shows when it is looked up: the file itself may have another name behind a link.
  parse: (content) => Buffer.from(content.bytes()).toString('utf8'),
  conclude(context) {
    const [users, userProblems] = read(context, PASSWD, parsePasswd);
    const [groups, groupProblems] = read(context, GROUP, parseGroup);
    return { facts: facts(users, groups), problems: [...userProblems, ...groupProblems] };
  },
};

/** What one of the files says, with its problems; nothing where it could not be read, which is among the problems already. */
function read<T>(
  context: ProbeContext<string>,
  path: string,
  parse: (text: string) => Accounts<T>,
): [readonly T[], Problem[]] {
  let file: ReturnType<typeof context.file>;
  try {
    file = context.file(path);
  } catch (error) {
    return [[], [problemFrom(error, path)]];
  }
  if (file === undefined) return [[], []];
  const { entries, malformed } = parse(file.parsed);
  return [entries, problemsOf(file.entry.path, malformed)];
}

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

/** One problem a file: it names the first line that is none, and counts the others. */
function problemsOf(path: string, [first, ...others]: readonly number[]): Problem[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return [{ path, reason: 'malformed', message: `${path}, line ${first}: no account${more}` }];
}
