import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { ROOT } from '../../src/dev/root.js';
import { scratchDirectory } from '../support/scratch.js';

const RUN = `${process.execPath} ${join(ROOT, 'dist/bin/run.js')}`;
const read = (file: string): unknown => parse(readFileSync(join(ROOT, file), 'utf8'));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
}

interface Job {
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
}

/** Runs a script of a pipeline as it would be there: in a clean shell, with these variables alone. */
function shell(
  script: string,
  env: Readonly<Record<string, string>>,
  cwd: string,
): { status: number | null; stdout: string } {
  return spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: cwd, ...env },
  });
}

describe('what pipelines run', function () {
  this.timeout(300_000);
  const scratch = scratchDirectory();

  it('is an action by the schema of GitHub', () => {
    const schema = createRequire(import.meta.url).resolve('schemastore/schemas/json/github-action.json');
    const ajv = new Ajv({ strict: false });
    formats.default(ajv);
    const valid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
    assert.ok(valid(read('.github/actions/check/action.yml')), JSON.stringify(valid.errors));
  });

  it('works in the action: annotations, a summary, SARIF, and the exit status', () => {
    const { inputs, runs } = read('.github/actions/check/action.yml') as Action;
    const [step] = runs.steps;
    assert.deepEqual(
      Object.values(step?.env ?? {}).sort(),
      Object.keys(inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .sort(),
    );
    const env = {
      SOURCE: 'example-site',
      TARGETS: 'debian-12\ndebian-13',
      ARGUMENTS: '',
      SARIF: 'hostdrift.sarif',
      HOSTDRIFT: RUN,
      GITHUB_STEP_SUMMARY: scratch.path('summary.md'),
    };
    const { status, stdout } = shell(step?.run ?? '', env, scratch.path());
    assert.equal(status, 1);
    assert.match(stdout, /^::error .*title=missing-library on debian-12::/m);
    assert.match(readFileSync(scratch.path('summary.md'), 'utf8'), /\| ✅ \| `debian-13` \| runs/);
    assert.ok(existsSync(scratch.path('hostdrift.sarif')));
  });

  it('works in the stage of Jenkins, and anywhere', () => {
    const page = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
    const jenkins = /steps \{ sh '(.*?)' \}/.exec(page)?.[1] ?? '';
    const anywhere = /## Anywhere\n\n```sh\n(.*?)```/s.exec(page)?.[1] ?? '';
    const here = (script: string, target: string) =>
      script.replace('npx --yes hostdrift', RUN).replace('./dist debian-12', `example-site ${target}`);
    assert.equal(shell(here(jenkins, 'debian-13'), {}, scratch.path()).status, 0);
    for (const file of ['hostdrift.xml', 'hostdrift.html']) assert.ok(existsSync(scratch.path(file)), file);
    assert.equal(shell(here(jenkins, 'debian-12'), {}, scratch.path()).status, 1);
    // A job that asks for the status itself goes on after a command that fails.
    const asking = (target: string) => shell(`set +e\n${here(anywhere, target)}`, {}, scratch.path());
    assert.match(asking('debian-13').stdout, /^deploy$/m);
    assert.match(asking('debian-12').stdout, /^it would break/m);
    assert.match(asking('no-such').stdout, /^nobody knows/m);
  });

  it('has an image that is small and not run by root', () => {
    const lines = readFileSync(join(ROOT, 'docs/Dockerfile'), 'utf8').split('\n');
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    assert.deepEqual(
      last.filter((line) => /^(RUN|ADD) /.test(line)),
      [],
    );
    assert.ok(last.includes('USER node') && last.includes('ENTRYPOINT ["hostdrift"]'));
  });

  it('works in the job of GitLab', () => {
    const { hostdrift } = read('docs/gitlab-ci.yml') as { hostdrift: Job };
    const env = {
      ...hostdrift.variables,
      HOSTDRIFT: RUN,
      HOSTDRIFT_SOURCE: 'example-site',
      HOSTDRIFT_TARGETS: 'debian-13',
    };
    const { status } = shell(hostdrift.script.join('\n'), env, scratch.path());
    assert.equal(status, 0);
    for (const file of ['gl-code-quality-report.json', 'hostdrift.xml', 'hostdrift.html'])
      assert.ok(existsSync(scratch.path(file)), file);
  });
});
