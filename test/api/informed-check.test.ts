import assert from 'node:assert/strict';
import { informedCheck } from '../../src/api/informed-check.js';
import { loadRules } from '../../src/api/rules.js';
import { captured, glibcSystem, program } from '../support/proof.js';

describe('a check that knows the shipped baselines', () => {
  it('names a base image that has what the target lacks', async () => {
    const symbols = [{ name: 'strlcpy', undefined: true, version: 'libc.so.6:GLIBC_2.38' }];
    const source = await captured({ '/opt/app/app': program({ symbols }) });
    const target = await captured(glibcSystem());
    const report = await informedCheck(source, [target], { rules: await loadRules() });
    const finding = report.targets[0]?.findings.find(({ rule }) => rule === 'missing-symbol-version');
    assert.match(finding?.fix ?? '', /such as debian-13/);
  });

  it('is the same report where nothing is missing', async () => {
    const system = await captured(glibcSystem());
    const report = await informedCheck(system, [system], { rules: await loadRules() });
    assert.deepEqual(report.targets[0]?.findings, []);
  });
});
