import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { bundleProvider } from '../../../src/providers/bundle.js';
import { collectorScript } from '../../../src/providers/collector/script.js';
import { pendingUnless } from '../../support/pending.js';
import { scratchDirectory } from '../../support/scratch.js';
import { READER, treeLines } from '../../support/visitor.js';

const SEARCHED = { paths: ['*/tool'], text: 'made-from:', length: 13 };
const SCRIPT = collectorScript({
  candidates: [
    { text: ['/etc/app/*'], whole: ['/var/db/*'], parts: ['*.so'], executables: true, searched: [SEARCHED] },
    { most: { whole: ['*.so', '*.py'], except: ['/usr/*'] } },
  ],
  paths: ['/etc/os-release'],
});

/** Each way to run it: another shell, and no find. */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  sh: ['/bin/sh'],
  dash: ['/usr/bin/dash'],
  bash: ['/bin/bash', '--posix'],
  BusyBox: ['/bin/busybox', 'sh'],
  ksh: ['/bin/ksh'],
};

describe('the script of the collector', () => {
  const scratch = scratchDirectory();

  function root(): string {
    scratch.write('root/etc/app/a.conf', 'user = me\npassword = "s3cret";\nurl=redis://u:hush@h/1\nPasswordFile yes\n');
    scratch.write('root/etc/app/key.conf', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nend\n');
    scratch.write('root/var/db/x', '\u0000\u0001password = kept as it is');
    scratch.write('root/usr/lib/os-release', 'ID=demo\n');
    scratch.write('root/srv/other', 'nobody wants it');
    scratch.write('root/bin/it is', '#!/bin/sh\n');
    chmodSync(scratch.path('root/bin/it is'), 0o755);
    scratch.write('root/usr/lib/a.so', 'of the system');
    scratch.write('root/usr/lib/a.py', 'excepted');
    scratch.write('root/srv/a.so', 'of the software');
    scratch.write('root/bin/tool', `${'x'.repeat(1024 * 1024 - 5)}made-from:v1 ${'y'.repeat(9000)}`);
    chmodSync(scratch.path('root/bin/tool'), 0o755);
    symlinkSync('/usr/lib/os-release', scratch.path('root/etc/os-release'));
    mkdirSync(scratch.path('out'));
    return scratch.path('root');
  }

  function run(shell: readonly string[], ...options: string[]) {
    const [command = 'sh', ...before] = shell;
    const { status, stderr, stdout } = spawnSync(command, [...before, '-s', '--', ...options], { input: SCRIPT });
    return { status, stderr: stderr.toString(), stdout: stdout.toString() };
  }

  async function lines(): Promise<string[]> {
    const [name = ''] = readdirSync(scratch.path('out'));
    const environment = await bundleProvider.open(scratch.path(`out/${name}`), name, {});
    return treeLines(await environment.scan(READER));
  }

  for (const [name, shell] of Object.entries(SHELLS)) {
    it(`collects with ${name}, without what is secret, and without what nobody reads`, async function () {
      pendingUnless(this, existsSync(shell[0] ?? ''), `${shell[0]} is not installed`);
      const { status, stderr } = run(shell, '--root', root(), '-o', scratch.path('out'));
      assert.equal(status, 0, stderr);
      assert.match(readdirSync(scratch.path('out')).join(), /^root-\d{4}-\d\d-\d\d\.hostdrift\.tar\.gz$/);
      const text = (await lines()).join('\n');
      assert.match(
        text,
        /a\.conf "user = me\\npassword = \\"\[redacted\]\\";\\nurl=redis:..u:\[redacted\]@h.1\\nPasswordFile yes/,
      );
      assert.match(text, /key\.conf "\[redacted\]\\nend/);
      assert.match(text, /password = kept as it is/);
      assert.match(text, /\/usr\/lib\/os-release "ID=demo/);
      assert.match(text, /\/bin\/it is "#!/);
      assert.match(text, /\/usr\/lib\/a\.so "of the system"/);
      assert.match(text, /\/srv\/a\.so "of the software"/);
      assert.match(text, /\/usr\/lib\/a\.py "unreadable: .*did not bring it"/);
      assert.doesNotMatch(text, /s3cret|hush|MIIE|nobody wants/);
      const [file = ''] = readdirSync(scratch.path('out'));
      assert.match(execFileSync('tar', ['tzf', scratch.path(`out/${file}`)]).toString(), /^hostdrift-bundle\n$/);
    });
  }

  it('looks for a text where it is, in what is too large to be brought', () => {
    const { stdout } = run(['/bin/sh'], '--root', root(), '--stdout');
    assert.match(stdout, /^hostdrift-record\S+ found 1048571 \/bin\/tool\nmade-from:v1 \n/m);
  });

  it('lists what it would take, leaves out what it is told to, and writes nothing then', () => {
    const { stdout } = run(['/bin/sh'], '--root', root(), '--list', '--exclude', '/var/*');
    assert.match(stdout, /^without secrets +\/etc\/app\/a\.conf$/m);
    assert.match(stdout, /^all of it +\/usr\/lib\/os-release$/m);
    assert.match(stdout, /^left out +\/var\/db\/x$/m);
    assert.match(stdout, /^symbols, or script +\/bin\/it is$/m);
    assert.deepEqual(readdirSync(scratch.path('out')), []);
  });

  it('says what is wrong, and leaves nothing behind', () => {
    const top = root();
    for (const options of [['--nonsense'], ['-o'], ['--root', '/nowhere'], ['--root', top, '-o', '/nowhere']]) {
      const { status, stderr } = run(['/bin/sh'], ...options);
      assert.equal(status, 2, options.join(' '));
      assert.match(stderr, /collect\.sh: /);
    }
    assert.deepEqual(readdirSync(scratch.path('out')), []);
  });

  it('puts no pattern into a shell that may mean something else there', () => {
    assert.throws(() => collectorScript({ candidates: [{ text: ['/etc/$(id)'] }], paths: [] }), /something else/);
  });
});
