import type { RuleDescriptor } from '../../model/rule.js';
import { deployed, library, program, system } from './facts.js';

const SECTIONS = ['source.programs', 'target.libraries', 'target.programs', 'target.loader'];
const LD_SO = 'https://man7.org/linux/man-pages/man8/ld.so.8.html';
const VERSIONING = 'https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html';
const GABI = 'https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html';

const needsPq = program({ needed: ['libpq.so.5', 'libc.so.6'] });
const needs238 = program({ needed: ['libc.so.6'], requires: { 'libc.so.6': ['GLIBC_2.38'] } });
const needs234 = program({ needed: ['libc.so.6'], requires: { 'libc.so.6': ['GLIBC_2.34'] } });

/** What the loader refuses: before a program's own code runs it has to find and check all that the program is linked with. */
export const LOADING_RULES: readonly RuleDescriptor[] = [
  {
    id: 'missing-library',
    title: 'A program needs a library that the loader does not find',
    level: 'error',
    why:
      'Before a program starts, the loader looks for every library that it, or a library of it, names (DT_NEEDED). Where ' +
      'it looks is told by the files (RPATH, RUNPATH), by LD_LIBRARY_PATH, by /etc/ld.so.cache and by directories that ' +
      'are built in. One that is nowhere ends the start: "cannot open shared object file".',
    fix: 'Install the package that brings the library in the target, or ship the library with the program.',
    references: [LD_SO],
    sections: SECTIONS,
    examples: [
      { name: 'nowhere in the target', source: deployed('/opt/app', needsPq), target: system(), findings: 1 },
      {
        name: 'in a directory that is built into the loader',
        source: deployed('/opt/app', needsPq),
        target: system({ libraries: { '/lib64/libpq.so.5': library('libpq.so.5') } }),
        findings: 0,
      },
    ],
  },
  {
    id: 'missing-symbol-version',
    title: 'A library of the target does not define a version that a program needs',
    level: 'error',
    why:
      'A program names the version of each symbol that it was linked with; the loader refuses to start it where the ' +
      'library that it finds does not define such a version: "version `GLIBC_2.38\' not found". Older programs run with ' +
      'newer libraries, not the reverse.',
    fix: 'Build on the oldest system that must be supported, link statically, or use a target with the newer library.',
    references: [VERSIONING, LD_SO],
    sections: SECTIONS,
    examples: [
      { name: 'built for a newer glibc', source: deployed('/opt/app', needs238), target: system(), findings: 1 },
      { name: 'built for an older glibc', source: deployed('/opt/app', needs234), target: system(), findings: 0 },
    ],
  },
  {
    id: 'missing-symbol',
    title: 'No library of the target defines a symbol that a program uses',
    level: 'error',
    why:
      'Name and version of a library may be right and a function still be missing from it: it was built otherwise, or its ' +
      'maker added functions without a new version. What is data, or is bound at start (BIND_NOW), ends the start: ' +
      '"undefined symbol"; a function that is bound when it is first called ends the program then, which is a warning.',
    fix: 'Install a release of the library that has the symbol, or ship the library with the program.',
    references: [LD_SO, GABI],
    sections: SECTIONS,
    examples: [
      {
        name: 'bound at start',
        source: deployed('/opt/app', program({ needed: ['libc.so.6'], eager: { '': 'not_there' } })),
        target: system(),
        findings: 1,
      },
      { name: 'nothing that is not there', source: deployed('/opt/app', needs234), target: system(), findings: 0 },
    ],
  },
  {
    id: 'missing-elf-interpreter',
    title: 'The loader that a program asks for is not there',
    level: 'error',
    why:
      'A program that is linked dynamically names its loader (PT_INTERP), which the kernel starts in its place. A program ' +
      'for glibc on a musl system such as Alpine, or a 32-bit one on a 64-bit system, asks for one that is not there, and ' +
      'the kernel says "No such file or directory" of the program itself.',
    fix: 'Use a build for the C library of the target, link it statically, or use a base image that has the loader.',
    references: ['https://man7.org/linux/man-pages/man2/execve.2.html'],
    sections: SECTIONS,
    examples: [
      {
        name: 'a program for musl',
        source: deployed('/opt/app', program({ interpreter: '/lib/ld-musl-x86_64.so.1' })),
        target: system(),
        findings: 1,
      },
      {
        name: 'a static program',
        source: deployed('/opt/app', staticProgram()),
        target: { ...system(), libraries: {} },
        findings: 0,
      },
    ],
  },
  {
    id: 'cpu-isa',
    as: ['files', 'container'],
    title: 'A program or a library is built for a newer processor',
    level: 'error',
    why:
      'A property note names the x86-64 level that a file was built for. glibc from 2.33 on refuses it on a processor ' +
      'below: "CPU ISA level is lower than required". Files without the note die with SIGILL; that no file tells.',
    fix: "Build for the target's level (-march=x86-64-v2), or run it on a newer processor.",
    references: ['https://gitlab.com/x86-psABIs/x86-64-ABI', 'https://sourceware.org/glibc/wiki/Release/2.33'],
    sections: SECTIONS,
    examples: [
      {
        name: 'built for level 3, run on level 2',
        source: deployed('/opt/app', program({ isaLevel: 3, needed: ['libc.so.6'] })),
        target: { ...system(), cpu: cpu('x86-64-v2') },
        findings: 1,
      },
      {
        name: 'built for level 2, run on level 3',
        source: deployed('/opt/app', program({ isaLevel: 2, needed: ['libc.so.6'] })),
        target: { ...system(), cpu: cpu('x86-64-v3') },
        findings: 0,
      },
    ],
  },
  {
    id: 'page-alignment',
    as: ['files', 'container'],
    title: "A program or a library is laid out for smaller pages than the target's kernel has",
    level: 'error',
    why:
      'Kernels for 64-bit ARM, POWER, MIPS and LoongArch may have pages of 16 or 64 KB. A file whose segments are aligned to ' +
      '4 KB cannot be mapped there: "ELF load command alignment not page-aligned".',
    fix: 'Link it with -z max-page-size=65536, or boot a kernel with pages of 4 KB.',
    references: [
      'https://sourceware.org/binutils/docs/ld/Options.html',
      'https://github.com/chromiumembedded/cef/issues/3695',
    ],
    sections: SECTIONS,
    examples: [
      {
        name: 'linked for pages of 4 KB, on a kernel with pages of 16 KB',
        source: deployed('/opt/app', program({ pageAlignment: 4096, needed: ['libc.so.6'] })),
        target: { ...system(), kernel: { kernel: { release: '6.12.47', pageSize: 16384 } } },
        findings: 1,
      },
      {
        name: 'linked for pages of any size',
        source: deployed('/opt/app', needs234),
        target: { ...system(), kernel: { kernel: { release: '6.12.47', pageSize: 65536 } } },
        findings: 0,
      },
    ],
  },
  {
    id: 'kernel-or-osabi',
    as: ['files', 'container'],
    title: 'A file is for a newer kernel or another operating system',
    level: 'error',
    why:
      'The loader of glibc, and up to 2.35 each library, names the oldest Linux that it runs on; on an older one it ends: ' +
      '"FATAL: kernel too old". A library whose header names another operating system (EI_OSABI) is refused.',
    fix: 'Run it on a newer kernel, or use a base image with an older glibc.',
    references: [
      'https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/noteabitag.html',
      GABI,
    ],
    sections: SECTIONS,
    examples: [
      {
        name: 'a library for another system',
        source: deployed('/opt/app', needsPq),
        target: system({ libraries: { '/lib64/libpq.so.5': library('libpq.so.5', { osAbi: 9 }) } }),
        findings: 1,
      },
      { name: 'libraries for Linux', source: deployed('/opt/app', needs234), target: system(), findings: 0 },
    ],
  },
  {
    id: 'mixed-glibc',
    title: "A program brings a C library of another release than the target's loader",
    level: 'error',
    why:
      'libc.so.6 and its loader (ld-linux) are two halves of one release and share structures that no version guards. A ' +
      'shipped libc.so.6 that the loader of another release loads ends the program at start, by a signal or by an assertion.',
    fix: 'Do not ship libc.so.6, or ship its loader too and start the program through that.',
    references: ['https://sourceware.org/glibc/wiki/FAQ', LD_SO],
    sections: SECTIONS,
    examples: [
      {
        name: 'a newer C library beside the program',
        source: {
          ...deployed('/opt/app', program({ needed: ['libc.so.6'], runpath: '/opt/lib' })),
          libraries: { '/opt/lib/libc.so.6': library('libc.so.6', { defines: ['GLIBC_2.2.5', 'GLIBC_2.38'] }) },
        },
        target: system(),
        findings: 1,
      },
      { name: "the target's own", source: deployed('/opt/app', needs234), target: system(), findings: 0 },
    ],
  },
  {
    id: 'bad-elf',
    title: 'A program, or a library that it loads, is damaged or no ELF file',
    level: 'error',
    why:
      'A file that ends before what its headers announce, a text that is called like a library, a program in the place of ' +
      'a library: the loader does not look further but ends: "file too short", "invalid ELF header".',
    fix: 'Copy the file again; compare its size and checksum with the original.',
    references: [GABI, LD_SO],
    sections: SECTIONS,
    examples: [
      {
        name: 'a text in the place of a library',
        source: deployed('/opt/app', needsPq),
        target: system({ loader: { 'odd-files': { kind: 'odd-files', files: { '/lib64/libpq.so.5': 'text' } } } }),
        findings: 1,
      },
      {
        name: 'a library in its place',
        source: deployed('/opt/app', needsPq),
        target: system({ libraries: { '/lib64/libpq.so.5': library('libpq.so.5') } }),
        findings: 0,
      },
    ],
  },
];

function staticProgram() {
  return program({ linking: 'static', interpreter: undefined });
}

function cpu(level: string) {
  return { cpu: { model: 'a processor', count: 1, flags: [], level } };
}
