import assert from 'node:assert/strict';
import { chosenPayload } from '../../src/api/chosen-payload.js';
import { snapshotOf } from '../support/snapshots.js';

describe('what is deployed', () => {
  const opened: string[] = [];
  const snapshot = snapshotOf({});
  const open = async (name: string) => {
    opened.push(name);
    return snapshot;
  };
  beforeEach(() => void opened.splice(0));

  it('is what the project says, and what the command line says otherwise', async () => {
    const project = { payload: { app: '/a', at: '/srv', entries: ['x'], base: 'old' } };
    assert.deepEqual(await chosenPayload(project, {}, open), { ...project.payload, base: snapshot });
    const given = await chosenPayload(project, { app: '/b', entry: ['y'] }, open);
    assert.deepEqual(given, { app: '/b', at: '/srv', entries: ['y'] });
    assert.deepEqual(opened, ['old']);
  });

  it('is each of several payloads, whose bases are opened once', async () => {
    const payloads = { api: { app: '/api', base: 'old' }, worker: { base: 'old' }, tool: { app: '/tool' } };
    const chosen = await chosenPayload({ payload: {}, payloads }, {}, open);
    assert.deepEqual(chosen.payloads, [
      { name: 'api', app: '/api', base: snapshot },
      { name: 'worker', base: snapshot },
      { name: 'tool', app: '/tool' },
    ]);
    assert.deepEqual(opened, ['old']);
  });

  it('is one again where the command line names it', async () => {
    const chosen = await chosenPayload({ payload: {}, payloads: { api: { app: '/api' } } }, { app: '/x' }, open);
    assert.deepEqual([chosen.app, chosen.payloads], ['/x', undefined]);
  });
});
