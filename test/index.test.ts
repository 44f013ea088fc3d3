import assert from 'node:assert/strict';
import * as api from '../src/index.js';
import { scratchDirectory } from './support/scratch.js';

describe('the programmatic interface', () => {
  const scratch = scratchDirectory();

  it('has what its documentation names', () => {
    const { EnvironmentError, ...functions } = api;
    assert.ok(new EnvironmentError('x') instanceof Error);
    for (const name of [
      'snapshot',
      'captureEnvironment',
      'compare',
      'check',
      'loadRules',
      'parseSnapshot',
      'openEnvironment',
    ]) {
      assert.equal(typeof functions[name as keyof typeof functions], 'function', name);
    }
  });

  it('captures, compares and checks', async () => {
    scratch.write('source/usr/lib/os-release', 'ID=debian\nVERSION_ID=12\n');
    scratch.write('target/usr/lib/os-release', 'ID=debian\nVERSION_ID=11\n');
    const source = await api.snapshot(`dir:${scratch.path('source')}`);
    const target = await api.snapshot(`dir:${scratch.path('target')}`);
    const found = api.compare(source, target).sections.os?.differences;
    assert.deepEqual(
      found?.map(({ key, fields }) => [key, fields[0]?.field]),
      [['release', 'versionId']],
    );
    const report = api.check(source, [target], { rules: await api.loadRules() });
    assert.equal(report.targets[0]?.environment.reference, `dir:${scratch.path('target')}`);
  });

  it('leaves opening and closing to those who want to', async () => {
    scratch.write('root/etc/passwd', 'root:x:0:0::/root:/bin/sh\n');
    const environment = await api.openEnvironment(`dir:${scratch.path('root')}`);
    try {
      const snapshot = await api.captureEnvironment(environment);
      assert.deepEqual(Object.keys(snapshot.sections.users?.facts ?? {}), ['user/root']);
    } finally {
      await environment.close();
    }
  });
});
