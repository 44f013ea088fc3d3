import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contest, outcomes } from './bench/contest.js';
import { contests, payloadFile, snapshotFiles } from './bench/contests.js';
import { writeLarge } from './bench/large.js';
import { compete, TIME } from './bench/measure.js';
import { writePayload } from './bench/payload.js';
import type { Places } from './bench/places.js';
import { costLines, outcomeLine } from './bench/text.js';
import { ROOT } from './root.js';

const USAGE = `npm run bench -- [--runs N] [--only WORD] [--make-large DIRECTORY]

Measures hostdrift and its peers in turn, in one run, and prints medians and ratios.
  HOSTDRIFT_BENCH_CORPUS  directory with rootfs/ and images/ of real systems
  HOSTDRIFT_BENCH_PEERS   directory with bin/trivy-0.44 and bin/trivy-0.74
  HOSTDRIFT_BENCH_IMAGE   HOST/NAME:TAG in a registry on this machine, without TLS
  HOSTDRIFT_BENCH_LARGE   OCI layout ten times as large; --make-large writes one (1.1 GB)
`;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Measures what is there and says what is not. Returns whether no bound was exceeded and no program failed. */
function hold(contest: Contest, runs: number): boolean {
  say(`\n${contest.title}`);
  const missing = new Map(
    contest.contenders.map((contender) => [contender, [TIME, ...contender.needs].filter((need) => !existsSync(need))]),
  );
  for (const [{ name }, needs] of missing) {
    if (needs.length > 0) say(`  ${name} is not measured: there is no ${needs.join(', no ')}`);
  }
  const present = contest.contenders.filter((contender) => missing.get(contender)?.length === 0);
  const { costs, failures } = compete(present, runs);
  for (const failure of failures) say(`  FAILED ${failure}`);
  for (const line of costLines(contest, costs)) say(line);
  const results = outcomes(contest, costs);
  for (const result of results) say(outcomeLine(result));
  return (
    failures.length === 0 && results.every(({ bound, measured }) => measured === undefined || measured <= bound.most)
  );
}

/** Makes the files that `check` is measured on; where they cannot be made, the contest says what is missing. */
function prepareSnapshots(places: Places): void {
  const program = join(places.root, 'dist/bin/run.js');
  const payload = join(places.scratch, 'payload');
  writePayload(join(places.corpus, 'rootfs/bookworm-site'), payload, 500);
  const [source, target] = snapshotFiles(places);
  for (const [root, file] of [
    [join(places.corpus, 'rootfs/trixie-site'), source],
    [join(places.corpus, 'rootfs/bookworm-site'), target],
    [payload, payloadFile(places)],
  ] as const) {
    if (!existsSync(root) || !existsSync(program)) continue;
    const args = [program, 'snapshot', `dir:${root}`, '-o', file];
    spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    'make-large': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const places: Places = {
  root: ROOT,
  // What is not set is named by its variable wherever it is missed.
  corpus: process.env.HOSTDRIFT_BENCH_CORPUS ?? '$HOSTDRIFT_BENCH_CORPUS',
  peers: process.env.HOSTDRIFT_BENCH_PEERS ?? '$HOSTDRIFT_BENCH_PEERS',
  large: process.env.HOSTDRIFT_BENCH_LARGE ?? '$HOSTDRIFT_BENCH_LARGE',
  image: process.env.HOSTDRIFT_BENCH_IMAGE ?? '',
  scratch: mkdtempSync(join(tmpdir(), 'hostdrift-bench-')),
};
try {
  if (values.help) say(USAGE);
  else if (values['make-large'] !== undefined) {
    await writeLarge(join(places.corpus, 'rootfs/trixie-site'), values['make-large'], 9, 730_000_000);
  } else {
    prepareSnapshots(places);
    const chosen = contests(places).filter(({ title }) => title.includes(values.only));
    const kept = chosen.map((contest) => hold(contest, Number(values.runs)));
    process.exitCode = kept.every(Boolean) ? 0 : 1;
  }
} finally {
  rmSync(places.scratch, { recursive: true });
}
