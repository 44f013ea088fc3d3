import assert from 'node:assert/strict';
import { copyFileSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snapshot } from '../../src/index.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { prove } from '../../src/requirements/prove.js';
import { pendingUnless } from '../support/pending.js';
import { Machine } from '../support/site/machine.js';
import { type Suite, siteRoot, TARGETS } from '../support/site/roots.js';

const HOME: Suite = 'trixie';
const AT = '/opt/app';
const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';

/** Starts each program as users do who ask for its version; a line each: status, name, and what it said first. */
const START = [
  `cd ${AT} && for program in *; do`,
  '  timeout -k 1 3 "./$program" --version </dev/null >/dev/null 2>/tmp/said',
  '  echo "$? $program $(head -c 400 /tmp/said | tr "\\000\\n" "  ")"',
  'done',
].join('\n');

/** What the loader, the kernel and the shell say of a program that does not come to its own code (ld.so(8)). */
const REFUSED =
  /error while loading shared libraries|symbol lookup error|version `[^']*' not found|not found \(required by|\.\/\S+: not found/;

/** What came of starting a program: `failed` is what its own code may have decided. */
type Outcome = 'worked' | 'refused' | 'failed';

describe('programs of Debian 13, really started on older releases', function () {
  this.timeout(1_800_000);
  let directory = '';
  const machines = new Map<Suite, Machine>();
  let payload: Snapshot;
  let atHome: ReadonlyMap<string, Outcome>;

  function bring(suite: Suite, programs: string): string | undefined {
    const root = siteRoot(suite);
    if ('reason' in root) return root.reason;
    const machine = new Machine(suite, root.path, directory);
    machines.set(suite, machine);
    mkdirSync(join(machine.root, AT), { recursive: true });
    for (const name of readdirSync(programs)) copyFileSync(join(programs, name), join(machine.root, AT, name));
    return undefined;
  }

  function started(suite: Suite): Map<string, Outcome> {
    const { text } = machines.get(suite)?.run(START) ?? { text: '' };
    const lines = [...text.matchAll(/^(\d+) (\S+) (.*)$/gm)];
    return new Map(lines.map(([, status, name = '', said = '']) => [name, outcome(status, said)]));
  }

  before(async function () {
    directory = mkdtempSync(join(tmpdir(), 'hostdrift-started-'));
    const programs = join(directory, 'programs');
    mkdirSync(programs);
    const root = siteRoot(HOME);
    pendingUnless(this, 'path' in root, 'reason' in root ? root.reason : '');
    if ('path' in root) takePrograms(join(root.path, 'usr/bin'), programs);
    const reason = bring(HOME, programs);
    pendingUnless(this, reason === undefined, reason ?? '');
    payload = await snapshot(`dir:${programs}`);
    atHome = started(HOME);
  });

  after(() => {
    for (const machine of machines.values()) machine.close();
    if (directory !== '') rmSync(directory, { recursive: true, force: true });
  });

  for (const suite of TARGETS) {
    it(`start and fail on ${suite} as is said of them`, async function () {
      const reason = bring(suite, join(directory, 'programs'));
      pendingUnless(this, reason === undefined, reason ?? '');
      const target = await snapshot(`dir:${machines.get(suite)?.root}`);
      const proofs = prove(payload, target, { at: AT, environment: { PATH }, machines: ['x86_64', 'aarch64'] });
      const said = new Map(proofs.map(({ entry, verdict, unmet }) => [entry.slice(AT.length + 1), { verdict, unmet }]));
      const happened = started(suite);
      const pairs = [...happened].filter(([name]) => atHome.get(name) === 'worked');
      const breaks = (name: string) => said.get(name)?.verdict === 'breaks';
      const count = (outcome: Outcome) => pairs.filter(([, each]) => each === outcome).length;
      assert.ok(count('worked') > 10 && count('refused') > 20, `${count('worked')} work, ${count('refused')} do not`);
      const wrong = pairs.filter(([name, each]) =>
        each === 'worked' ? breaks(name) : each === 'refused' && !breaks(name),
      );
      assert.deepEqual(
        wrong.map(([name, each]) => `${name} ${each}: ${said.get(name)?.unmet[0]?.cause}`),
        [],
      );
    });
  }
});

function outcome(status: string | undefined, said: string): Outcome {
  if (status === '0') return 'worked';
  return REFUSED.test(said) || status === '126' ? 'refused' : 'failed';
}

/** Copies every third of what is a file and not a link; scripts among them are started by their interpreters. */
function takePrograms(from: string, to: string): void {
  const files = readdirSync(from).filter((name) => lstatSync(join(from, name)).isFile());
  for (const name of files.filter((_, at) => at % 3 === 0)) copyFileSync(join(from, name), join(to, name));
}
