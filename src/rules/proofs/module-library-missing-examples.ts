import type { RuleExample } from '../../model/rule.js';

const base = { class: 64, machine: 'x86_64', needed: [], defines: [], requires: {} };
const libpq = { ...base, name: 'libpq.so.5.15', soname: 'libpq.so.5', owner: 'deb/libpq5:amd64' };
const libc = { ...base, name: 'libc.so.6', soname: 'libc.so.6', owner: 'deb/libc6:amd64' };
const plugin = { ...base, name: 'app.so' };

/** Examples of the rule module-library-missing. */
export const moduleLibraryMissingExamples: readonly RuleExample[] = [
  {
    name: 'a library that the target has not',
    source: {
      libraries: { '/opt/app/app.so': { ...plugin, needed: ['libpq.so.5'] }, '/usr/lib/libpq.so.5.15': libpq },
    },
    target: { libraries: { '/usr/lib/libc.so.6': libc } },
    findings: 1,
  },
  {
    name: 'a symbol version that the target does not define',
    source: {
      libraries: {
        '/opt/app/app.so': {
          ...plugin,
          needed: ['libc.so.6'],
          requires: { 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.38'] },
        },
        '/usr/lib/libc.so.6': { ...libc, defines: ['GLIBC_2.2.5', 'GLIBC_2.38'] },
      },
    },
    target: { libraries: { '/usr/lib/libc.so.6': { ...libc, defines: ['GLIBC_2.2.5', 'GLIBC_2.36'] } } },
    findings: 1,
  },
  {
    name: 'software that a package owns comes with what it needs',
    source: {
      libraries: {
        '/usr/lib/app.so': { ...plugin, needed: ['libpq.so.5'], owner: 'deb/app:amd64' },
        '/usr/lib/libpq.so.5.15': libpq,
      },
    },
    target: { libraries: { '/usr/lib/libc.so.6': libc } },
    findings: 0,
  },
  {
    name: 'a library that the software brings itself',
    source: {
      libraries: {
        '/opt/app/app.so': { ...plugin, needed: ['libown.so.1'] },
        '/opt/app/libown.so.1': { ...base, name: 'libown.so.1', soname: 'libown.so.1' },
      },
    },
    target: { libraries: { '/usr/lib/libc.so.6': libc } },
    findings: 0,
  },
];
