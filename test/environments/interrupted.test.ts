import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { pendingUnless } from '../support/pending.js';
import { sampleRoot, writeRoot } from '../support/root.js';
import { scratchDirectory } from '../support/scratch.js';

const PROGRAM = join(ROOT, 'dist/bin/run.js');

/** Types keys into a terminal once a text is to be seen there; prints what was to be seen, and how the program ended. */
const TERMINAL = `
import os, pty, select, sys, time
text, keys, command = sys.argv[1].encode(), bytes.fromhex(sys.argv[2]), sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0: os.execvp(command[0], command)
seen, typed, end = b'', False, time.time() + 60
while time.time() < end:
    if select.select([terminal], [], [], 0.2)[0]:
        try: data = os.read(terminal, 65536)
        except OSError: break
        if not data: break
        seen += data
    if not typed and text in seen:
        os.write(terminal, keys)
        typed = True
sys.stdout.buffer.write(seen)
ended = os.waitpid(pid, 0)[1]
print('\\nended', 128 + os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else os.WEXITSTATUS(ended))
`;

const CONTROL = { c: '03', d: '04' } as const;

describe('Ctrl-C at a terminal', function () {
  this.timeout(120_000);
  const scratch = scratchDirectory();

  before(function () {
    pendingUnless(this, spawnSync('python3', ['-c', 'import pty']).status === 0, 'needs python3, which has terminals');
    pendingUnless(this, existsSync(PROGRAM), 'needs npm run build');
  });

  /** What is to be seen, with the status that a shell would say, and the files that are there afterwards. */
  function typed(key: keyof typeof CONTROL, after: string, ...words: readonly string[]) {
    const command = ['-c', TERMINAL, after, CONTROL[key], process.execPath, PROGRAM, ...words];
    const options = { cwd: scratch.path(), encoding: 'utf8', env: { ...process.env, TMPDIR: scratch.path() } } as const;
    const { stdout, stderr } = spawnSync('python3', command, options);
    assert.equal(stderr, '');
    const status = Number(/\nended (\d+)\n$/.exec(stdout)?.[1]);
    return { status, seen: stdout, files: readdirSync(scratch.path()).sort() };
  }

  it('ends questions without a word, and nothing is written', () => {
    const { status, seen, files } = typed('c', 'Where does', 'init');
    assert.deepEqual([status, files], [130, []]);
    assert.doesNotMatch(seen, /hostdrift: |defect|Error/);
  });

  it('says with Ctrl-D what else can be done', () => {
    const { status, seen, files } = typed('d', 'Where must', 'init', '--source', 'host');
    assert.deepEqual([status, files], [2, []]);
    assert.match(seen, /hostdrift: There are no more answers\. Give as flags/);
    assert.doesNotMatch(seen, /defect/);
  });

  it('ends a capture, and leaves no piece of a file', () => {
    const files = Array.from(
      { length: 3000 },
      (_, index) => ({ path: `srv/${index}`, type: 'file', content: 'x' }) as const,
    );
    mkdirSync(scratch.path('root'));
    writeRoot([...sampleRoot(), ...files], scratch.path('root'));
    const { status, seen, files: left } = typed('c', 'root:', 'snapshot', 'dir:root', '-o', 'snapshot.json');
    assert.deepEqual([status, left], [130, ['root']], seen);
    assert.doesNotMatch(seen, /hostdrift: |defect|Error/);
  });
});
