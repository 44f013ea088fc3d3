import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readScript } from '../../../src/formats/shell/script.js';
import type { Scene } from '../../../src/requirements/scene.js';
import type { ShellState } from '../../../src/requirements/shell/state.js';
import { ScriptWalk } from '../../../src/requirements/shell/walk.js';
import { pendingUnless } from '../../support/pending.js';
import { sceneOf } from '../../support/proof.js';
import { scratchDirectory } from '../../support/scratch.js';
import { shellSystem } from '../../support/shell.js';

type Kind = 'dash' | 'bash';

const THERE = ['cat', 'env', 'nohup'];

function walk(scene: Scene, code: string, kind: Kind = 'dash'): string[] {
  const state: ShellState = {
    ...{
      errexit: false,
      pipefail: false,
      maybe: false,
      mayReturn: false,
      mayLeave: false,
      path: '/usr/bin',
      opaque: false,
    },
    ...{ newUsers: false, depth: 0, atExit: undefined, functions: new Map(), reasons: [] },
  };
  const place = { path: '/x', shell: { kind, path: `/usr/bin/${kind}`, version: '5.2' } };
  return new ScriptWalk(scene, place, new Set())
    .run(readScript(code), state)
    .map(({ level, cause }) => `${level} ${cause}`);
}

const ERROR = ['error missing-command:n'];
const WARNING = ['warning missing-command:n'];

/** What scripts do that lack the command `n`, told from the text. */
const CASES: readonly [code: string, findings: readonly string[], kind?: Kind][] = [
  ['n\n', ERROR],
  ['n\ntrue\n', WARNING],
  ['set -e\nn\ntrue\n', ERROR],
  ['set -e\nn || true\n', []],
  ['set -e\n! n\ntrue\n', []],
  ['set -e\nif n; then a; fi\ntrue\n', []],
  ['set -e\nn | cat\ntrue\n', WARNING],
  ['set -e\nset -o pipefail\nn | cat\ntrue\n', ERROR, 'bash'],
  ['set -e\nn && true\ntrue\n', WARNING],
  ['n 2>/dev/null\ntrue\n', []],
  ['set -e\nx=$(n)\ntrue\n', ERROR],
  ['set -e\necho $(n)\ntrue\n', WARNING],
  ['set -e\nx=$(n; true)\ntrue\n', WARNING, 'bash'],
  ['f() { n; }\ntrue\n', []],
  ['set -e\nf() { n; true; }\nf\ntrue\n', ERROR],
  ['set -e\nf() { n; true; }\nf || true\n', []],
  ['n() { true; }\nn\n', []],
  ['(exit 0)\nexec n\ntrue\n', ERROR],
  ['command -v n >/dev/null || { echo no; exit 1; }\ntrue\n', ERROR],
  ['command -v n >/dev/null || exit 0\nn\n', []],
  ['if ! command -v n; then echo no; exit 3; fi\ntrue\n', ERROR],
  ['set -e\ncase $1 in a) n;; esac\ntrue\n', WARNING],
  ['set -e\n[ $# -gt 0 ] && exit 0\nn\ntrue\n', WARNING],
  ['set -e\n[ $# -gt 0 ] || echo x\nn\ntrue\n', ERROR],
  ['set -e\nf() { [ -z "$1" ] && return; true; }\nf || true\nn\ntrue\n', ERROR],
  ['set -e\nfor i in 1 2; do if [ $i ]; then break; fi; done\nn\ntrue\n', ERROR],
  ['set -e\n"$@"\nn\ntrue\n', WARNING],
  ['set -e\ntrap "exit 0" EXIT\nn\n', WARNING],
  ['n &\ntrue\n', WARNING],
  ['env n\n', ERROR],
  ['x=(1 2)\n', ['error language-version:sh']],
  ['x=(1 2)\n', [], 'bash'],
  ['exit 0\nx=(1 2)\n', []],
  [`set -e\nx=$${'{ cat; }'}\n`, ['error language-version:bash'], 'bash'],
  ['exit 0\nn\n', []],
  ['(for i in 1; do return; done; n)\n', WARNING],
  ['set -e\n(case $# in 1) true;; *) exit 0;; esac; n)\ntrue\n', WARNING],
  ['set -e\ntrap n EXIT\ntrue\n', ERROR],
  ['set -e\nc() { n; }\ntrap c 0\ntrue\n', ERROR],
  ['trap n EXIT\ntrue\n', []],
  ['set -e\ntrap n EXIT\ntrap - EXIT\ntrue\n', []],
  ['if true; then echo a\n', ['error language-version:sh']],
  ['exit 0\nif true; then echo a\n', []],
  ['echo "a\n', ['error language-version:sh']],
  ['f() { true; }\ndone\nf\n', []],
  ['set -e\nlocal x=1\ntrue\n', ['error language-version:sh']],
  ['set -e\nf() { local x=1; }\nf\n', []],
  ['n\n)\n', WARNING],
];

describe('ScriptWalk', () => {
  const scratch = scratchDirectory();

  it('tells what a script fails for want of, and what it merely goes without', async () => {
    const scene = await sceneOf(shellSystem(THERE), {});
    for (const [code, findings, kind] of CASES) assert.deepEqual(walk(scene, code, kind), findings, code);
  });

  for (const kind of ['dash', 'bash'] as const) {
    it(`calls only that broken which breaks in ${kind}`, async function () {
      pendingUnless(this, existsSync(`/bin/${kind}`), `there is no /bin/${kind}`);
      this.timeout(60_000);
      const scene = await sceneOf(shellSystem(THERE), {});
      const directory = scratch.path();
      const bin = join(directory, 'bin');
      mkdirSync(bin);
      for (const name of THERE) symlinkSync(`/usr/bin/${name}`, join(bin, name));
      const fails = (code: string): boolean => {
        writeFileSync(join(directory, 'script'), code);
        const { status } = spawnSync(`/bin/${kind}`, ['script'], {
          cwd: directory,
          env: { PATH: bin },
          stdio: 'ignore',
        });
        return status !== 0;
      };
      const breaks = (code: string) => walk(scene, code, kind).some((finding) => finding.startsWith('error'));
      for (const [code, , only] of CASES) {
        // This machine's bash may be newer.
        if ((only ?? kind) === kind && breaks(code) && !code.includes('{ cat')) assert.ok(fails(code), code);
      }
      fc.assert(
        fc.property(scripts(), (code) => {
          if (breaks(code)) assert.ok(fails(code), code);
        }),
        { numRuns: 150 },
      );
    });
  }
});

/** Scripts of commands that do well, and of one that is not there. */
function scripts(): fc.Arbitrary<string> {
  const simple = fc.constantFrom(
    'n',
    'true',
    'cat </dev/null',
    'f',
    'exit 0',
    'exit 3',
    'x=$(n)',
    'echo $(n)',
    'exec n',
    'return',
  );
  const { command } = fc.letrec<{ command: string }>((tie) => ({
    command: fc.oneof(
      { maxDepth: 3 },
      simple,
      fc.tuple(tie('command'), tie('command')).map(([a, b]) => `${a} && ${b}`),
      fc.tuple(tie('command'), tie('command')).map(([a, b]) => `${a} || ${b}`),
      tie('command').map((a) => `! { ${a}; }`),
      fc.tuple(tie('command'), tie('command')).map(([a, b]) => `{ ${a}; ${b}; }`),
      tie('command').map((a) => `( ${a} )`),
      fc.tuple(tie('command'), tie('command')).map(([a, b]) => `{ ${a}; } | { ${b}; }`),
      fc.tuple(tie('command'), tie('command'), tie('command')).map(([a, b, c]) => `if ${a}; then ${b}; else ${c}; fi`),
      fc.tuple(tie('command'), tie('command')).map(([a, b]) => `case $# in 1) ${a};; *) ${b};; esac`),
      tie('command').map((a) => `for i in 1; do ${a}; done`),
    ),
  }));
  return fc
    .tuple(fc.constantFrom('', 'set -e\n'), command, fc.array(command, { minLength: 1, maxLength: 4 }))
    .map(([first, body, lines]) =>
      `${first}f() { ${body}; }\n${lines.join('\n')}\n`.replace(/\bf(?=;| \}|$)(?=[^\n]*; \}\n)/, 'true'),
    );
}
