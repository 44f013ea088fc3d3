import assert from 'node:assert/strict';
import { missingAssemblies, missingFrameworks, missingIcu } from '../../../src/requirements/dotnet/needs.js';
import { dotnetFiles } from '../../support/dotnet.js';
import { type Files, glibcSystem, library, sceneOf } from '../../support/proof.js';

const CORE = 'Microsoft.NETCore.App';
const APP = { path: '/opt/app/api.runtimeconfig.json', fact: { frameworks: [{ name: CORE, version: '8.0.0' }] } };

async function scene(files: Files, environment: Readonly<Record<string, string>> = {}) {
  return sceneOf(glibcSystem('2.36', files), {}, { environment: { PATH: '/usr/bin', ...environment } });
}

describe('missingFrameworks', () => {
  it('holds the frameworks against what is installed', async () => {
    const found = async (files: Files, variables = {}) => {
      const { view, deployment } = await scene(files, variables);
      return missingFrameworks(APP, view, deployment).map(({ cause, status }) => `${cause} ${status}`);
    };
    assert.deepEqual(await found(dotnetFiles('8.0.14')), []);
    assert.deepEqual(await found(dotnetFiles('9.0.2')), [`missing-framework:${CORE} unmet`]);
    assert.deepEqual(await found(dotnetFiles('9.0.2'), { DOTNET_ROLL_FORWARD: 'Major' }), []);
    assert.deepEqual(await found({}), [`missing-framework:${CORE} unmet`]);
  });

  it('asks nothing of a program that brings them', async () => {
    const { view, deployment } = await scene({});
    const own = { ...APP, fact: { ...APP.fact, selfContained: true as const } };
    assert.deepEqual(missingFrameworks(own, view, deployment), []);
  });
});

describe('missingIcu', () => {
  it('wants ICU, unless the program does without', async () => {
    const found = async (files: Files, variables = {}, invariant?: true) => {
      const { view, deployment } = await scene(files, variables);
      const app = { ...APP, fact: { ...APP.fact, ...(invariant ? { invariant } : {}) } };
      return missingIcu(app, view, deployment).length;
    };
    assert.equal(await found({}), 1);
    assert.equal(await found({ '/usr/lib64/libicuuc.so.72': library('libicuuc.so.72') }), 0);
    assert.equal(await found({}, { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }), 0);
    assert.equal(await found({}, {}, true), 0);
  });
});

describe('missingAssemblies', () => {
  it('names the first', () => {
    const app = { ...APP, fact: { ...APP.fact, missing: ['A.dll', 'B.dll'] } };
    assert.deepEqual(
      missingAssemblies(app).map(({ cause }) => cause),
      ['missing-assembly:A.dll'],
    );
    assert.deepEqual(missingAssemblies(APP), []);
  });
});
