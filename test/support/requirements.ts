import type { Requirements, RequirementsReport } from '../../src/model/requirement.js';

/** A payload that needs something of each kind, but for what `parts` say. */
export function someRequirements(parts: Partial<Requirements> = {}): Requirements {
  return {
    programs: 2,
    scripts: 1,
    libraries: 0,
    architectures: [{ machine: 'x86_64', class: 64, isaLevel: 3, isaFiles: ['/bin/app'], files: 2 }],
    kernel: { minimum: '3.2.0', files: ['/bin/app'] },
    libcs: [
      {
        family: 'glibc',
        version: '2.38',
        raisedBy: [
          { library: 'libc.so.6', version: 'GLIBC_2.38', path: '/bin/app', functions: ['strlcat', 'strlcpy'] },
        ],
        files: 2,
      },
    ],
    loads: [
      { name: 'libc.so.6', versions: ['GLIBC_2.38'], libc: true, files: ['/bin/app', '/bin/b'] },
      { name: 'libpq.so.5', versions: [], files: ['/bin/app'] },
      { name: 'libstdc++.so.6', versions: ['CXXABI_1.3.9', 'GLIBCXX_3.4.30'], files: ['/bin/app', '/bin/b'] },
    ],
    interpreters: [
      { name: 'python3', kind: 'command', files: ['/bin/run'] },
      { name: '/lib64/ld-linux-x86-64.so.2', kind: 'loader', files: ['/bin/app', '/bin/b'] },
      { name: '/usr/bin/env', kind: 'script', files: ['/bin/run'] },
    ],
    languages: [],
    broken: [],
    ...parts,
  };
}

/** A report of {@link someRequirements}, but for what `parts` say. */
export function aRequirementsReport(parts: Partial<RequirementsReport> = {}): RequirementsReport {
  return {
    schemaVersion: '1.0',
    tool: { name: 'hostdrift', version: '0.0.0' },
    payload: { reference: './dist', kind: 'directory' },
    scope: 'everything',
    requirements: someRequirements(),
    baselines: [
      {
        name: 'debian-12',
        title: 'Debian 12',
        verdict: 'breaks',
        cause: 'missing-library:libpq.so.5',
        more: 2,
        programs: 3,
        affected: 1,
      },
      { name: 'debian-13', title: 'Debian 13', verdict: 'runs', more: 0, programs: 3, affected: 0 },
    ],
    problems: [],
    ...parts,
  };
}
