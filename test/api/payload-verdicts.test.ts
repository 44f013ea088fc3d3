import assert from 'node:assert/strict';
import { check } from '../../src/api/check.js';
import { payloadVerdicts, scopeOfAll } from '../../src/api/payload-verdicts.js';
import type { Fact } from '../../src/model/snapshot.js';
import { aFinding } from '../support/report.js';
import { snapshotOf } from '../support/rules.js';

const elf = (machine: string): Fact => ({
  kind: 'elf',
  linking: 'static',
  class: 64,
  machine,
  needed: [],
  requires: {},
});
const target = snapshotOf({
  os: { release: { id: 'debian' }, architecture: { architecture: 'amd64', machine: 'x86_64' } },
  packages: {},
  programs: {},
  libraries: {},
  loader: {},
});
const programs = { '/api/run': elf('aarch64'), '/worker/run': elf('x86_64') };
const source = snapshotOf({ os: {}, packages: { status: 'not-applicable' }, programs, libraries: {}, loader: {} });
const payloads = [
  { name: 'api', app: '/api' },
  { name: 'worker', app: '/worker' },
];

describe('the verdict on each payload', () => {
  it('is by what is found of it, and waivers count', () => {
    const found = [
      aFinding({ payloads: ['api'], cause: 'b:1', rule: 'b' }),
      aFinding({ payloads: ['api', 'worker'], cause: 'a:1', rule: 'a', status: 'waived' }),
      aFinding({ cause: 'host' }),
    ];
    assert.deepEqual(payloadVerdicts(source, payloads, found, false), [
      { name: 'api', scope: '/api', verdict: 'breaks', cause: 'b:1', more: 0 },
      { name: 'worker', scope: '/worker', verdict: 'runs', more: 0 },
    ]);
    assert.equal(payloadVerdicts(source, payloads, [], true)[0]?.verdict, 'unknown');
    assert.equal(scopeOfAll(source, payloads), 'api (/api), worker (/worker)');
  });

  it('is in the report, whose findings say which payloads they are about', async () => {
    const { loadRules } = await import('../../src/api/rules.js');
    const report = check(source, [target], { rules: await loadRules(), payloads });
    const [only] = report.targets;
    assert.deepEqual(
      only?.payloads?.map(({ name, verdict, cause }) => [name, verdict, cause]),
      [
        ['api', 'breaks', 'wrong-arch:aarch64'],
        ['worker', 'runs', undefined],
      ],
    );
    assert.deepEqual(
      only?.findings.map((finding) => finding.payloads),
      [['api']],
    );
  });
});
