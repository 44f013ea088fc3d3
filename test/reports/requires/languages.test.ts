import assert from 'node:assert/strict';
import { languagesRows } from '../../../src/reports/requires/languages.js';

describe('languagesRows', () => {
  it('name versions, packages and parts, with who asks and how it is known', () => {
    const versions = [{ specifiers: '>=8.2', basis: 'declared' as const, files: ['/a'] }];
    const parts = [{ name: 'intl', specifiers: '', basis: 'derived' as const, files: ['/a', '/b'] }];
    const packages = [{ name: 'puma', specifiers: '6.4.2', basis: 'declared' as const, files: ['/Gemfile.lock'] }];
    assert.deepEqual(
      languagesRows([
        { language: 'php', files: 1, versions, packages: [], parts },
        { language: 'ruby', files: 1, versions: [], packages, parts: [] },
      ]).map(({ label, value }) => `${label}: ${value}`),
      [
        'PHP: >=8.2 (declared: /a)',
        'PHP extension: intl (derived: 2 files)',
        'Ruby: any version',
        'gem: puma 6.4.2 (declared: /Gemfile.lock)',
      ],
    );
  });
});
