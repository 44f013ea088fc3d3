import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Log } from 'sarif';
import { ROOT } from '../../src/dev/root.js';
import type { Report } from '../../src/model/report.js';
import { sarifReporter } from '../../src/reports/sarif.js';
import { anyReport } from '../support/any-report.js';
import { npmPackage } from '../support/npm-package.js';
import { pendingUnless } from '../support/pending.js';
import { aFinding, aReport, aTarget, aWaivedFinding, PLAIN } from '../support/report.js';
import { scratchDirectory } from '../support/scratch.js';

const PACKAGE = '@microsoft/sarif-multitool-linux';

/** What it would like and nobody can give: an address of the project. */
const LEFT = new Set(['SARIF2005']);

/** The reader that SARIF's own authors made, whose rules of GitHub's code scanning are those by which that takes a file. */
describe('sarif, read by the SARIF Multitool', function () {
  this.timeout(300_000);
  const scratch = scratchDirectory();
  let program = '';

  before(function () {
    const able = process.platform === 'linux' && process.arch === 'x64';
    const path = able ? npmPackage(PACKAGE, '5.7.0') : undefined;
    pendingUnless(this, path !== undefined, `npm has no ${PACKAGE} here`);
    program = join(path ?? '', 'Sarif.Multitool');
    chmodSync(program, 0o755);
  });

  function tool(...words: readonly string[]): string {
    // One of its rules would ask for every address that a rule refers to: by this proxy it asks nobody.
    const nobody = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };
    const env = { ...process.env, ...nobody, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', HOME: scratch.path() };
    const { stdout, stderr, error } = spawnSync(program, words, { cwd: scratch.path(), env, encoding: 'utf8' });
    assert.equal(error, undefined);
    return stdout + stderr;
  }

  /** What it complains of, as ids of its rules with the message. */
  function complaints(sarif: string): string[] {
    scratch.write('report.sarif', sarif);
    const said = tool(
      ...['validate', 'report.sarif', '--rule-kind', 'Sarif;GHAS', '--level', 'Error;Warning'],
      ...['--output', 'found.sarif', '--log', 'ForceOverwrite'],
    );
    assert.match(said, /Analysis completed successfully/);
    return [...said.matchAll(/: (?:error|warning) ([A-Z]+\d+): (.*)/g)]
      .filter(([, id = '']) => !LEFT.has(id))
      .map(([, id, text]) => `${id} ${text}`);
  }

  const rendered = (report: Report) => sarifReporter.render(report, PLAIN);
  const findings = [
    aFinding({ evidence: [{ environment: 'target', path: '/etc/nginx/nginx.conf', line: 4, fact: 'http2 on' }] }),
    aFinding({ level: 'warning', message: 'older', fingerprint: 'older' }),
    aFinding({ level: 'note', message: 'other', fingerprint: 'other' }),
    aFinding({ status: 'undetermined', message: 'who knows', fingerprint: 'unknown' }),
    aWaivedFinding({ message: 'accepted', fingerprint: 'accepted' }),
  ];

  it('is valid, by the rules of code scanning too', () => {
    assert.deepEqual(complaints(rendered(aReport([aTarget('debian-12', findings), aTarget('a b:c', findings)]))), []);
  });

  it('is valid whatever the texts are', () => {
    const reports = fc.sample(anyReport(), { numRuns: 40, seed: 7 });
    // Code scanning takes no more than twenty runs in a file.
    const runs = reports.flatMap((report) => (JSON.parse(rendered(report)) as Log).runs).slice(0, 20);
    const [first] = reports;
    assert.ok(first !== undefined && runs.length === 20);
    for (const [index, { automationDetails }] of runs.entries())
      if (automationDetails) automationDetails.id = `${index}/`;
    const log = { ...(JSON.parse(rendered(first)) as Log), runs };
    assert.deepEqual(complaints(JSON.stringify(log)), []);
  });

  it('is refused when it is not valid', () => {
    const log = JSON.parse(rendered(aReport([aTarget('debian-12', findings)]))) as Log;
    const [result] = log.runs[0]?.results ?? [];
    if (result?.ruleIndex !== undefined) result.ruleIndex = 7;
    assert.match(complaints(JSON.stringify(log)).join('\n'), /SARIF1\d+/);
  });

  it('has as many errors and waived findings as the report', () => {
    scratch.write('report.sarif', rendered(aReport([aTarget('debian-12', findings)])));
    const count = (question: string) =>
      Number(/Found (\d+) of/.exec(tool('query', 'report.sarif', '-e', question))?.[1]);
    assert.equal(count("Level == 'Error' && IsSuppressed == 'False' && Kind == 'Fail'"), 1);
    assert.equal(count("Level == 'Warning' && IsSuppressed == 'False'"), 1);
    assert.equal(count("IsSuppressed == 'True'"), 1);
    assert.equal(count("Kind == 'Open'"), 1);
  });

  it('is followed from one check to the next', () => {
    scratch.write('before.sarif', rendered(aReport([aTarget('debian-12', findings)])));
    const added = aFinding({ message: 'libz is gone', fingerprint: 'libz', cause: 'soname-gone:libz' });
    scratch.write('after.sarif', rendered(aReport([aTarget('debian-12', [...findings.slice(1), added])])));
    tool('match-results-forward', 'after.sarif', '--previous', 'before.sarif', '--output-file-path', 'both.sarif');
    const { runs } = JSON.parse(readFileSync(scratch.path('both.sarif'), 'utf8')) as Log;
    const states = runs.flatMap(({ results = [] }) => results.map(({ baselineState }) => baselineState));
    assert.deepEqual(states.sort(), ['absent', 'new', 'unchanged', 'unchanged', 'unchanged', 'unchanged']);
  });

  it('is valid of a real check', function () {
    const run = join(ROOT, 'dist/bin/run.js');
    pendingUnless(this, existsSync(run), 'needs npm run build');
    const words = [run, 'check', 'example-site', 'debian-11', 'debian-12', 'debian-13', '--format', 'sarif'];
    const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.deepEqual(complaints(stdout), []);
  });
});
