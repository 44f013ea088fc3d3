import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { collector } from '../../src/index.js';
import { sshProvider } from '../../src/providers/ssh.js';
import { scratchDirectory } from '../support/scratch.js';

/** Programs that stand in for ssh: what comes last in their arguments is the command for the far side. */
const RUNS = '#!/bin/sh\nfor command; do :; done\necho "Welcome to web1"\n';

describe('ssh://[USER@]HOST[:PORT]', () => {
  const scratch = scratchDirectory();
  const { PATH } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
  });

  async function open(program: string, script = collector()) {
    scratch.write('bin/ssh', program);
    chmodSync(scratch.path('bin/ssh'), 0o755);
    process.env.PATH = `${scratch.path('bin')}:${PATH}`;
    return sshProvider.open('//me@web1:22', 'ssh://me@web1:22', { collector: async () => script });
  }

  it('is what one script, sent there, brings back, whatever the login shell prints before', async () => {
    const records =
      "printf 'hostdrift-bundle 1 hostdrift-record-1-2-3\\n\\nhostdrift-record-1-2-3 host - web1\\n\\nhostdrift-record-1-2-3 end -\\n'";
    const environment = await open(`${RUNS}eval "$command"\n`, records);
    assert.deepEqual(environment.description, { reference: 'ssh://me@web1:22', kind: 'host', name: 'web1' });
    await environment.close();
  });

  it('says why it could not connect, and what to do', async () => {
    const failing = (said: string) => open(`#!/bin/sh\necho '${said}' >&2\nexit 255\n`);
    await assert.rejects(failing('me@web1: Permission denied (publickey,password).'), {
      message: 'ssh://me@web1: ssh could not connect: me@web1: Permission denied (publickey,password).',
      advice: /^No password is asked for: set up a key/,
    });
    await assert.rejects(failing('@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @'), {
      advice: 'If the host was installed anew, forget its old key with: ssh-keygen -R web1',
    });
  });

  it('says so when the connection breaks while it collects', async () => {
    const cut = "#!/bin/sh\nprintf 'hostdrift-bundle 1 hostdrift-record-1-2-3\\n'\nkill -9 $$\n";
    await assert.rejects(open(cut), { name: 'EnvironmentError', message: /the script there ended with SIGKILL/ });
    const short = "#!/bin/sh\nprintf 'hostdrift-bundle 1 hostdrift-record-1-2-3\\n'\n";
    await assert.rejects(open(short), { name: 'EnvironmentError', message: /its end is missing/ });
  });

  it('refuses what names no host', async () => {
    for (const rest of ['web1', '//', '//-oProxyCommand=id', '//a b', '//web1:99999', '//a@-b']) {
      await assert.rejects(sshProvider.open(rest, `ssh:${rest}`, {}), { message: `ssh:${rest} names no host` });
    }
  });
});
