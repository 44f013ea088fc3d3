import assert from 'node:assert/strict';
import { requirementsText } from '../../../src/reports/requires/terminal.js';
import { HOSTILE } from '../../support/environments.js';
import { PLAIN } from '../../support/report.js';
import { aRequirementsReport, someRequirements } from '../../support/requirements.js';

describe('requirements at a terminal', () => {
  it('are a table, the libraries, the distributions, and what to ask next', () => {
    assert.equal(
      requirementsText(aRequirementsReport(), PLAIN),
      `./dist needs (2 programs, 1 script)

  architecture  x86_64, 64-bit, processor of level x86-64-v3 (/bin/app)
  kernel        Linux 3.2.0 or newer
  C library     glibc 2.38 or newer
                GLIBC_2.38 in /bin/app for strlcat, strlcpy
  loader        /lib64/ld-linux-x86-64.so.2
  interpreter   /usr/bin/env (/bin/run)
  interpreter   python3 in PATH (/bin/run)

libraries that it does not bring (2)
  libpq.so.5      (/bin/app)
  libstdc++.so.6  CXXABI_1.3.9, GLIBCXX_3.4.30 (2 files)

on minimal installations
✗ breaks   debian-12  1 of 3 programs: missing-library:libpq.so.5 (+2 more)
✓ runs     debian-13  Debian 13

Which files ask for it, and with what:
hostdrift requires ./dist --why GLIBC_2.38
`,
    );
  });

  it('are only who asks, where that was the question', () => {
    const why = {
      asked: 'GLIBC_2.38',
      asking: [{ path: '/bin/app', asks: 'GLIBC_2.38 of libc.so.6', functions: ['strlcpy'] }],
    };
    assert.equal(
      requirementsText(aRequirementsReport({ why }), PLAIN),
      'GLIBC_2.38 is asked for by 1 file\n\n  /bin/app  GLIBC_2.38 of libc.so.6: strlcpy\n',
    );
  });

  it('are cut where there are many libraries, unless all are wanted', () => {
    const loads = Array.from({ length: 45 }, (_, index) => ({ name: `lib${index}.so`, versions: [], files: ['/a'] }));
    const report = aRequirementsReport({ requirements: someRequirements({ loads }) });
    assert.match(requirementsText(report, PLAIN), /… and 5 more; --all lists them/);
    assert.match(requirementsText(report, { ...PLAIN, all: true }), /lib44\.so/);
  });

  it('are nothing where there is no program, and not known where it could not be read', () => {
    const nothing = {
      programs: 0,
      scripts: 0,
      libraries: 0,
      architectures: [],
      libcs: [],
      loads: [],
      interpreters: [],
      languages: [],
      broken: [],
    };
    const report = aRequirementsReport({ requirements: nothing });
    assert.equal(
      requirementsText(report, PLAIN),
      './dist needs nothing: there is no library and no executable file in it\n',
    );
    const problems = [
      { section: 'programs', path: '/bin/x', reason: 'unreadable' as const, message: 'permission denied' },
    ];
    assert.equal(
      requirementsText({ ...report, problems }, PLAIN),
      './dist needs nothing that could be read\n\nWhat could not be read, and may need more\n  /bin/x: permission denied\n',
    );
  });

  it('say which part of a system they are of', () => {
    const first = (scope: string) => requirementsText(aRequirementsReport({ scope }), PLAIN).split('\n')[0];
    assert.equal(first('unowned'), './dist: what no package owns needs (2 programs, 1 script)');
    assert.equal(first('/srv/app'), './dist: /srv/app needs (2 programs, 1 script)');
    const whole = requirementsText(aRequirementsReport({ scope: '/srv/app' }), PLAIN);
    assert.match(whole, /^hostdrift requires \.\/dist --app \/srv\/app --why GLIBC_2\.38$/m);
  });

  it('keep to the width, and hand no control characters on', () => {
    const loads = [{ name: HOSTILE, versions: [HOSTILE], files: [HOSTILE] }];
    const interpreters = [{ name: HOSTILE, kind: 'script' as const, files: [HOSTILE] }];
    const text = requirementsText(
      aRequirementsReport({ requirements: someRequirements({ loads, interpreters }) }),
      PLAIN,
    );
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    for (const line of requirementsText(aRequirementsReport(), PLAIN).split('\n')) assert.ok(line.length <= 80, line);
  });
});
