import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './root.js';
import { isDecidable } from './truth/decidable.js';
import { judgePairs } from './truth/judge.js';
import { readLines, type TruthPair, type TruthPayload } from './truth/lists.js';
import { RECORDED } from './truth/recorded.js';
import { causeClass, groups, type Score, score, scoreOfLdd, wrong } from './truth/score.js';
import { CachedSnapshots } from './truth/snapshots.js';
import { table, wrongLine } from './truth/text.js';

const SHARED = resolve(ROOT, process.env.HOSTDRIFT_SHARED ?? '../shared', 'truth');
/** Of these all that is decided before a program's own code runs is asked for, and of some more. */
const KINDS = [
  'elf-deb',
  'synth',
  'npm-binary',
  'script',
  'node-addon',
  'node-script',
  'java',
  'python',
  'python-script',
  'env',
];

const SHARED_PAIRS = join(SHARED, 'truth-open.jsonl');

const USAGE = `npm run truth -- [--dir DIR] [--pairs FILE] [--payloads FILE] [--kind KIND]... [--format terminal|json] [--cache DIR]

Says of pairs of payload and target that were really run whether they run, and compares.
  --dir       where targets and payloads are built; without it they are, by ${join(SHARED, 'setup.sh')} (root, takes long)
  --kind      ${KINDS.join(', ')} when none is given
  --cache     where snapshots are kept; DIR/.hostdrift by default
`;

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: '/var/tmp/drift-truth' },
    pairs: { type: 'string', default: SHARED_PAIRS },
    payloads: { type: 'string', default: join(SHARED, 'payloads-open.jsonl') },
    kind: { type: 'string', multiple: true, default: KINDS },
    format: { type: 'string', default: 'terminal' },
    cache: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** Builds the targets and payloads where they are not. Returns why that cannot be done, `undefined` when they are there. */
function prepare(directory: string): string | undefined {
  const lost = [values.pairs, values.payloads].find((file) => !existsSync(file));
  if (lost !== undefined) return `there is no ${lost}; HOSTDRIFT_SHARED names the folder with the recorded runs`;
  if (existsSync(join(directory, 'targets')) && existsSync(join(directory, 'payloads'))) return undefined;
  const setup = join(SHARED, 'setup.sh');
  const command = `${setup} -d ${directory} -p ${values.payloads}`;
  if (!existsSync(setup)) return `there are no targets and payloads in ${directory}, and no ${setup} to build them`;
  if (process.getuid?.() !== 0)
    return `there are no targets and payloads in ${directory}; build them as root: ${command}`;
  process.stderr.write(`building targets and payloads: ${command}\n`);
  const { status } = spawnSync(setup, ['-d', directory, '-p', values.payloads], { stdio: ['ignore', 2, 2] });
  return status === 0 ? undefined : `${command} failed`;
}

async function main(): Promise<void> {
  const directory = resolve(values.dir);
  const hindrance = prepare(directory);
  if (hindrance !== undefined) {
    process.stderr.write(`${hindrance}\n`);
    process.exitCode = 2;
    return;
  }
  const pairs = readLines<TruthPair>(values.pairs).filter(({ kind }) => values.kind.includes(kind));
  const payloads = new Map(readLines<TruthPayload>(values.payloads).map((payload) => [payload.id, payload]));
  const snapshots = new CachedSnapshots(resolve(values.cache ?? join(directory, '.hostdrift')));
  const judged = await judgePairs(directory, pairs, payloads, snapshots);
  const overall = score(judged);
  const decidable = score(judged.filter(({ pair }) => isDecidable(pair)));
  const kinds = groups(judged, ({ kind }) => kind).map(([name, some]) => [name, score(some)] as const);
  const causes = groups(judged, causeClass).map(([name, some]) => [name, score(some)] as const);
  if (values.format === 'json') {
    const said = wrong(judged).map(({ pair, said }) => ({ ...pair, said }));
    const report = {
      overall,
      decidable,
      kinds: Object.fromEntries(kinds),
      causes: Object.fromEntries(causes),
      wrong: said,
    };
    process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  } else {
    const ldd = groups(judged, ({ kind }) => kind).map(([name, some]) => [name, scoreOfLdd(some)] as const);
    const lines = [
      ...table('kind', [...kinds, ['all', overall], ['before its own code', decidable]]),
      '',
      ...table('seen', causes),
      '',
      ...table('ldd in the target', [...ldd, ['all', scoreOfLdd(judged)]]),
      '',
      ...wrong(judged).map(wrongLine),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  const missed = pairs.length - judged.length;
  if (missed > 0) process.stderr.write(`${missed} pairs were not judged: their payload or target is not built\n`);
  const below = values.pairs === SHARED_PAIRS ? kinds.flatMap(([kind, reached]) => shortfalls(kind, reached)) : [];
  for (const line of below) process.stderr.write(`${line}\n`);
  if (below.length > 0 || judged.length === 0) process.exitCode = 1;
}

/** What of a kind's score is less than what was once reached. */
function shortfalls(kind: string, reached: Score): string[] {
  const recorded = RECORDED[kind];
  if (recorded === undefined) return [];
  return (['precision', 'recall', 'cause'] as const)
    .filter((name) => (reached[name] ?? 1) < recorded[name])
    .map((name) => `${kind}: ${name} is ${(reached[name] ?? 0).toFixed(4)}, below the recorded ${recorded[name]}`);
}

if (values.help) process.stdout.write(USAGE);
else await main();
