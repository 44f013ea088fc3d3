import assert from 'node:assert/strict';
import { loadProject } from '../../src/api/project.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { scratchDirectory } from '../support/scratch.js';
import { snapshotOf } from '../support/snapshots.js';

const VARIABLE = { 'env/TOKEN': { name: 'TOKEN', value: 'hunter2' } };

describe('loadProject', () => {
  const { path, write } = scratchDirectory();
  const load = (text: string) => {
    write('p/hostdrift.yaml', text);
    return loadProject(path('p/hostdrift.yaml'));
  };

  it('finds what the file names, from where the file is', async () => {
    write('p/web.json', JSON.stringify(snapshotOf({ image: { facts: VARIABLE } })));
    write('p/key', 'a key that is long enough');
    const project = await load(
      "environments: { web: web.json }\nrules: [packs]\noutputs: { json: r.json }\nredaction: { key: '@key' }\n",
    );
    const snapshot = await project.take('web');
    assert.equal(snapshot.redaction?.mode, 'keyed');
    assert.deepEqual(project.rules, [path('p/packs')]);
    assert.deepEqual(project.outputs, [`json=${path('p/r.json')}`]);
    assert.deepEqual(await project.take(path('p/web.json')), snapshot);
  });

  it('says which day it is, and keeps where a waiver is written', async () => {
    const { policy } = await load('waivers:\n  - { rule: a, reason: b, owner: c }\n');
    assert.match(policy.today, /^\d{4}-\d\d-\d\d$/);
    assert.match(policy.waivers[0]?.origin ?? '', /hostdrift\.yaml:2$/);
  });

  it('lists every mistake with its place', async () => {
    await assert.rejects(load('a: 1\nb: 2\n'), (error) => {
      return (
        error instanceof EnvironmentError &&
        /there are 2 mistakes/.test(error.message) &&
        /yaml:2:1: b:/.test(error.message)
      );
    });
  });

  it('refuses a file that is not there', async () => {
    await assert.rejects(loadProject(path('none.yaml')), /cannot be read/);
  });
});
