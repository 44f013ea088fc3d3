import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { pendingUnless } from '../support/pending.js';

interface Flag {
  readonly type: 'boolean' | 'option';
  readonly allowNo?: boolean;
  readonly hidden?: boolean;
  readonly options?: readonly string[];
}

const { commands } = JSON.parse(readFileSync(join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  readonly commands: Readonly<Record<string, { readonly flags: Readonly<Record<string, Flag>> }>>;
};

/** Flags whose values are a known few, without saying so in the manifest. */
const NAMED = new Set(['format', 'output', 'section']);

/** Each command as it is typed, with all its flags. */
const TYPED = Object.entries(commands).map(([id, { flags }]) => {
  const shown = Object.entries(flags).filter(([, { hidden }]) => hidden !== true);
  const names = shown.flatMap(([name, { allowNo }]) => (allowNo === true ? [name, `no-${name}`] : [name]));
  return { command: id.replaceAll(':', ' '), flags: shown, names: names.map((name) => `--${name}`).sort() };
});

function run(program: string, words: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(program, words, { cwd: '/', encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout;
}

const script = (shell: string) => run(process.execPath, [join(ROOT, 'dist/bin/run.js'), 'completion', shell]);

/** What each shell offers for lines that end where the cursor is. */
const SHELLS: Readonly<Record<string, (lines: readonly string[]) => string[][]>> = {
  bash: (lines) => {
    const asked = lines.map((line) => {
      const words = line.split(' ');
      const list = words.map((word) => `'${word}'`).join(' ');
      return `COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _hostdrift; echo "\${COMPREPLY[@]}"`;
    });
    const said = run('bash', ['--norc', '-c', `compopt() { :; }\n${script('bash')}\n${asked.join('\n')}`]);
    return said.split('\n').map((line) => line.split(' '));
  },
  fish: (lines) => {
    const asked = lines.map((line) => `complete -C '${line}'; echo =`);
    const said = run('fish', ['--no-config', '-c', `${script('fish')}\n${asked.join('\n')}`]);
    return said.split('=\n').map((text) => text.split('\n').map((line) => line.split('\t')[0] ?? ''));
  },
};

describe('completion of everything that there is', function () {
  this.timeout(120_000);

  before(function () {
    pendingUnless(this, existsSync(join(ROOT, 'dist/bin/run.js')), 'needs npm run build');
  });

  for (const [shell, ask] of Object.entries(SHELLS)) {
    it(`offers every flag of every command in ${shell}, and values where there are a few`, function () {
      pendingUnless(this, spawnSync(shell, ['--version']).status === 0, `${shell} is not installed`);
      const flags = ask(TYPED.map(({ command }) => `hostdrift ${command} --`));
      for (const [index, { command, names }] of TYPED.entries()) {
        const offered = (flags[index] ?? [])
          .filter((word) => word.startsWith('--'))
          .map((word) => word.replace(/=$/, ''));
        assert.deepEqual(
          names.filter((name) => !offered.includes(name)),
          [],
          `hostdrift ${command}`,
        );
      }
      const limited = TYPED.flatMap(({ command, flags: all }) =>
        all
          .filter(([name, { type, options }]) => type === 'option' && (options !== undefined || NAMED.has(name)))
          .filter(([name]) => name !== 'output' || ['check', 'diff', 'requires'].includes(command))
          .map(([name, { options = [] }]) => ({ line: `hostdrift ${command} --${name} `, options })),
      );
      assert.ok(limited.length > 8);
      const values = ask(limited.map(({ line }) => line));
      for (const [index, { line, options }] of limited.entries()) {
        const offered = (values[index] ?? []).filter((word) => word !== '');
        assert.ok(offered.length > 1, `${line}: nothing`);
        assert.deepEqual(
          options.filter((option) => !offered.includes(option)),
          [],
          line,
        );
      }
    });
  }

  it('names every flag of every command for zsh', () => {
    const cases = script('zsh').split(/^ {4}(?=')/m);
    for (const { command, names } of TYPED) {
      const own = cases.find((text) => text.startsWith(`'${command}') _arguments`)) ?? '';
      assert.deepEqual(
        names.filter((name) => !own.includes(`'*${name}=[`) && !own.includes(`'*${name}[`)),
        [],
        command,
      );
    }
  });
});
