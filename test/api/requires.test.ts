import assert from 'node:assert/strict';
import { distributions, requires } from '../../src/api/requires.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { RequirementsReport } from '../../src/model/requirement.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { aLibrary, aPayload, aProgram, aScript } from '../support/payload.js';

const payload = aPayload({ '/app': aProgram({ needed: ['libpq.so.5'] }), '/run': aScript('/bin/sh') });

/** A whole system with a program of its distribution and one of its own. */
const system: Snapshot = {
  ...aPayload({
    '/usr/bin/curl': { ...aProgram({ needed: ['libcurl.so.4'] }), owner: 'deb/curl' },
    '/srv/app/run': aProgram({ needed: ['libpq.so.5'] }),
  }),
  environment: { reference: 'web', kind: 'image' },
};

const loads = (report: RequirementsReport) => report.requirements.loads.map(({ name }) => name);

describe('requires', () => {
  it('answers what its schema says', () => {
    const report = requires(payload, { baselines: [{ name: 'itself', snapshot: payload }], why: 'libpq.so.5' });
    assert.deepEqual(RequirementsReport.parse(report), report);
    assert.deepEqual(loads(report), ['libpq.so.5']);
    assert.deepEqual(
      report.why?.asking.map(({ path }) => path),
      ['/app'],
    );
  });

  it('takes of a whole system what no package owns, or what lies at a path', () => {
    assert.deepEqual(
      [payload, system].map((source) => requires(source).scope),
      ['everything', 'unowned'],
    );
    assert.deepEqual(loads(requires(system)), ['libpq.so.5']);
    assert.equal(requires(system, { app: '/usr/bin' }).scope, '/usr/bin');
    assert.deepEqual(loads(requires(system, { app: '/usr/bin' })), ['libcurl.so.4']);
  });

  it('says which environments are enough, and what is missing in the others', () => {
    const [empty] = requires(payload, { baselines: [{ name: 'empty', snapshot: aPayload({}) }] }).baselines;
    assert.equal(empty?.programs, 2);
    assert.notEqual(empty?.verdict, 'runs');
    assert.ok((empty?.affected ?? 0) > 0 && empty?.cause !== undefined);
  });

  it('compares names and versions where nothing can be started', () => {
    const library = aPayload({}, { '/x.so': aLibrary('x.so', { needed: ['libpq.so.5'] }) });
    const enough = aPayload({}, { '/lib/libpq.so.5': aLibrary('libpq.so.5') });
    const baselines = [
      { name: 'enough', snapshot: enough },
      { name: 'empty', snapshot: aPayload({}) },
    ];
    assert.deepEqual(requires(library, { baselines }).baselines, [
      { name: 'enough', verdict: 'runs', more: 0, programs: 0, affected: 0 },
      { name: 'empty', verdict: 'breaks', cause: 'missing-library:libpq.so.5', more: 0, programs: 0, affected: 0 },
    ]);
  });

  it('says what could not be read', () => {
    const { programs, ...sections } = payload.sections;
    assert.ok(programs !== undefined);
    assert.deepEqual(requires({ ...payload, sections }).problems, [
      { section: 'programs', reason: 'missing', message: 'the snapshot was taken without it' },
    ]);
  });

  it('refuses to say why of what nothing asks for', () => {
    assert.throws(() => requires(payload, { why: 'GLIBC_9.9' }), EnvironmentError);
  });
});

describe('the distributions that come with the tool', () => {
  it('are called after what they are', async () => {
    const names = (await distributions()).map(({ name }) => name);
    assert.ok(names.includes('debian-12') && !names.includes('example-site'), names.join(', '));
  });
});
