import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { compareAlpm, compareApk, compareDpkg, compareRpm, type VersionOrder } from '../../src/versions/index.js';
import { pendingUnless } from '../support/pending.js';

type Pair = readonly [string, string];

/** Pairs that each tool is asked about; a multiple of it would only be slower. */
const PAIRS = 3000;

/** Sign of each pair by the tool that `ask` runs: one process for all, `a b` a line in, one answer a line out. */
function askTool(command: readonly string[], pairs: readonly Pair[]): number[] {
  const [program = '', ...parameters] = command;
  const input = pairs.map((pair) => `${pair.join(' ')}\n`).join('');
  const run = spawnSync(program, parameters, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout.split('\n').filter((line) => line !== '');
  assert.equal(answers.length, pairs.length);
  return answers.map((answer) => Math.sign(Number(answer)));
}

function assertAgrees(order: VersionOrder, pairs: readonly Pair[], answers: readonly number[]): void {
  const wrong = pairs.filter(([a, b], at) => order(a, b) !== answers[at]).map((pair) => pair.join(' | '));
  assert.deepEqual(wrong, []);
}

function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Pairs of neighbours and near neighbours in the sorted list: those that begin alike. */
function neighbours(versions: readonly string[]): Pair[] {
  const sorted = [...new Set(versions)].sort();
  const step = Math.max(1, Math.floor((2 * sorted.length) / PAIRS));
  const pairs: Pair[] = [];
  for (let at = 0; at + 5 < sorted.length && pairs.length < PAIRS; at += step) {
    pairs.push([sorted[at] ?? '', sorted[at + 1] ?? ''], [sorted[at + 5] ?? '', sorted[at] ?? '']);
  }
  return pairs;
}

describe('version orders against the package managers themselves', () => {
  let real: Pair[] = [];

  before(function () {
    pendingUnless(this, has('apt-cache'), 'real versions come from apt-cache, which is not installed');
    const run = spawnSync('apt-cache', ['dumpavail'], { encoding: 'utf8', maxBuffer: 1 << 30 });
    const versions = [...run.stdout.matchAll(/^Version: (\S+)$/gm)].map((match) => match[1] ?? '');
    real = neighbours(versions);
    pendingUnless(this, real.length === PAIRS, 'the package lists of apt hold too few versions (run apt-get update)');
  });

  it('orders real versions as dpkg --compare-versions does', function () {
    pendingUnless(this, has('dpkg'), 'dpkg is not installed');
    // Asked whether it agrees, dpkg runs once a pair; asked for the order, it would run twice.
    const claims = real
      .filter((_pair, at) => at % 3 !== 2)
      .map(([a, b]): Pair => [`${a} ${['lt', 'eq', 'gt'][compareDpkg(a, b) + 1]}`, b]);
    const script = 'while read -r a order b; do dpkg --compare-versions "$a" "$order" "$b"; echo $?; done';
    const answers = askTool(['sh', '-c', script], claims);
    assert.deepEqual(
      claims.filter((_claim, at) => answers[at] !== 0),
      [],
    );
  });

  it('orders real versions as the Dpkg::Version module does', function () {
    const module = spawnSync('perl', ['-MDpkg::Version', '-e', '1']);
    pendingUnless(this, module.status === 0, 'the Perl modules of dpkg-dev are not installed');
    const script = 'while (<>) { my ($a, $b) = split; print version_compare($a, $b), "\\n" }';
    assertAgrees(compareDpkg, real, askTool(['perl', '-MDpkg::Version', '-e', script], real));
  });

  it('orders real versions as rpm does', function () {
    pendingUnless(this, has('rpm'), 'rpm is not installed');
    const script = `%{lua:
      for line in io.stdin:lines() do
        local a, b = line:match("(%S+) (%S+)")
        print(rpm.vercmp(a, b) .. "\\n")
      end
    }`;
    const pairs = [...real, ...real.map(([a, b]): Pair => [a.replace(/\.\d/, '^$&'), b])];
    assertAgrees(compareRpm, pairs, askTool(['rpm', '--eval', script], pairs));
  });

  it('orders real versions as vercmp does, where both have a release', function () {
    pendingUnless(this, has('vercmp'), 'vercmp (of pacman) is not installed');
    const pairs = real.filter(([a, b]) => a.includes('-') && b.includes('-')).slice(0, PAIRS / 5);
    const script = 'while read -r a b; do vercmp "$a" "$b"; done';
    assertAgrees(compareAlpm, pairs, askTool(['sh', '-c', script], pairs));
  });

  it('orders generated versions as apk version -t does', function () {
    pendingUnless(this, has('apk'), 'apk (of apk-tools) is not installed');
    const pairs = fc.sample(fc.tuple(apkVersion(), apkVersion()), { numRuns: PAIRS / 5, seed: 1 });
    const script = `while read -r a b; do
      case "$(apk version -t "$a" "$b")" in '<') echo -1;; '=') echo 0;; *) echo 1;; esac
    done`;
    assertAgrees(compareApk, pairs, askTool(['sh', '-c', script], pairs));
  });
});

/** Sound versions without two leading zeros in one part, which apk-tools before 2.14 ordered otherwise. */
function apkVersion(): fc.Arbitrary<string> {
  const suffix = fc.stringMatching(/^_(alpha|beta|pre|rc|cvs|svn|git|hg|p)[12]?$/);
  return fc
    .tuple(
      fc.constantFrom('1', '1.2', '1.2.10', '1.2.9', '1.02', '1.10', '2.5'),
      fc.constantFrom('', '', 'a', 'b'),
      fc.array(suffix, { maxLength: 2 }),
      fc.constantFrom('', '-r0', '-r2', '-r10'),
    )
    .map(([digits, letter, suffixes, revision]) => `${digits}${letter}${suffixes.join('')}${revision}`);
}
