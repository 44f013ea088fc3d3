import assert from 'node:assert/strict';
import { requirementsMarkdown } from '../../../src/reports/requires/markdown.js';
import { aRequirementsReport, someRequirements } from '../../support/requirements.js';

describe('requirements in Markdown', () => {
  it('are a section to paste', () => {
    assert.equal(
      requirementsMarkdown(aRequirementsReport()),
      `## System requirements

| needs | |
|---|---|
| architecture | x86_64, 64-bit, processor of level x86-64-v3 (/bin/app) |
| kernel | Linux 3.2.0 or newer |
| C library | glibc 2.38 or newer |
| | GLIBC_2.38 in /bin/app for strlcat, strlcpy |
| loader | /lib64/ld-linux-x86-64.so.2 |
| interpreter | /usr/bin/env (/bin/run) |
| interpreter | python3 in PATH (/bin/run) |
| library | \`libpq.so.5\` |
| library | \`libstdc++.so.6\` CXXABI_1.3.9, GLIBCXX_3.4.30 |

Tried on minimal installations:

- Debian 12: breaks (\`missing-library:libpq.so.5\`)
- Debian 13: runs
`,
    );
  });

  it('say who asks, and what could not be read', () => {
    const why = { asked: 'libpq.so.5', asking: [{ path: '/a', asks: 'libpq.so.5', functions: [] }] };
    const problems = [{ section: 'programs', reason: 'malformed' as const, message: 'nonsense' }];
    const text = requirementsMarkdown(aRequirementsReport({ why, problems }));
    assert.match(text, /### Why `libpq\.so\.5`\n\n- `\/a`: libpq\.so\.5\n/);
    assert.match(text, /Not all of it could be read:\n\n- `programs`: nonsense\n$/);
  });

  it('let no name end a cell, or be markup', () => {
    const loads = [{ name: 'a`|<b>.so', versions: ['__X__|'], files: ['/a'] }];
    const text = requirementsMarkdown(aRequirementsReport({ requirements: someRequirements({ loads }) }));
    assert.match(text, /\| library \| a\\`\\\|\\<b\\>\.so \\_\\_X\\_\\_\\\| \|/);
  });
});
