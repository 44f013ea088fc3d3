import assert from 'node:assert/strict';
import { usersProbe } from '../../../src/probes/config/users.js';
import { runProbes } from '../../../src/probes/engine.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

const PASSWD = 'root:$6$secret:0:0:root:/root:/bin/bash\napp:x:1000:1000::/srv/app:/usr/sbin/nologin\n';
const GROUP = 'root:x:0:\napp:x:1000:zoe,adam\n';

async function section(files: Record<string, MemoryFile>) {
  const { users } = await runProbes(memoryEnvironment(files), [usersProbe]);
  for (const fact of Object.values(users?.facts ?? {})) usersProbe.schema.parse(fact);
  return users;
}

describe('the users probe', () => {
  it('finds users and groups, and no passwords', async () => {
    const users = await section({ '/etc/passwd': PASSWD, '/etc/group': GROUP });
    assert.deepEqual(users, {
      status: 'complete',
      problems: [],
      facts: {
        'group/app': { gid: 1000, members: ['adam', 'zoe'] },
        'group/root': { gid: 0, members: [] },
        'user/app': { uid: 1000, gid: 1000, home: '/srv/app', shell: '/usr/sbin/nologin' },
        'user/root': { uid: 0, gid: 0, home: '/root', shell: '/bin/bash' },
      },
    });
    assert.doesNotMatch(JSON.stringify(users), /secret/);
  });

  it('reads them behind links, whatever the files are called there', async () => {
    const users = await section({
      '/etc/passwd': { link: '/data/accounts' },
      '/etc/group': { link: '/data/teams' },
      '/data/accounts': PASSWD,
      '/data/teams': GROUP,
    });
    assert.deepEqual(Object.keys(users?.facts ?? {}), ['group/app', 'group/root', 'user/app', 'user/root']);
  });

  it('goes by the first of two lines with one name, as getpwnam does', async () => {
    const users = await section({ '/etc/passwd': 'a:x:1:1::/one:/bin/sh\na:x:2:2::/two:/bin/sh\n' });
    assert.equal(users?.facts['user/a']?.home, '/one');
  });

  it('names the first line that makes no sense and counts the others', async () => {
    const users = await section({ '/etc/passwd': 'root:x:0:0::/:\nnonsense\nmore\n', '/etc/group': GROUP });
    assert.equal(users?.status, 'partial');
    assert.deepEqual(users?.problems, [
      { path: '/etc/passwd', reason: 'malformed', message: '/etc/passwd, line 2: no account (and 1 more)' },
    ]);
    assert.ok(users?.facts['user/root']);
  });

  it('keeps the groups where the users could not be read', async () => {
    const users = await section({
      '/etc/passwd': { content: '', unreadable: 'permission denied' },
      '/etc/group': GROUP,
    });
    assert.equal(users?.status, 'partial');
    assert.deepEqual(Object.keys(users?.facts ?? {}), ['group/app', 'group/root']);
    assert.equal(users?.problems.length, 1);
  });

  it('knows that there are none', async () => {
    assert.deepEqual(await section({}), { status: 'complete', problems: [], facts: {} });
  });
});
