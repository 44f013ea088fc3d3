import * as z from 'zod';
import { type ElfHeader, isElf, parseHeader } from '../../formats/elf/header.js';
import { machineName } from '../../formats/elf/machine.js';
import type { Probe } from '../../model/probe.js';

const ArchitectureFact = z
  .object({
    architecture: z.string().meta({ description: 'In the words of the OCI image specification: amd64, arm64.' }),
    machine: z.string().optional().meta({ description: 'What the programs are built for, in the words of uname -m.' }),
    path: z.string().optional().meta({ description: 'The file that was looked at.' }),
  })
  .meta({ id: 'ArchitectureFact' });

type ArchitectureFact = z.infer<typeof ArchitectureFact>;

/** Programs that nearly every root has, in the order in which they are believed; then any C library or loader. */
const PROGRAMS = [
  '/bin/sh',
  '/bin/busybox',
  '/bin/bash',
  '/usr/bin/env',
  '/bin/ls',
  '/usr/bin/coreutils',
  '/sbin/init',
];
const LOADERS = /\/(?:ld-linux[\w.-]*\.so\.\d|ld64\.so\.\d|ld-musl-[\w-]+\.so\.1|libc\.so\.6)$/;

/** uname's word → the image specification's (GOARCH). */
const GOARCH: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  i386: '386',
  aarch64: 'arm64',
  arm: 'arm',
  mipsel: 'mipsle',
  mips64el: 'mips64le',
  loongarch64: 'loong64',
};

/** The processor architecture that the programs are for. */
export const architectureProbe: Probe<ElfHeader | undefined, ArchitectureFact> = {
  id: 'architecture',
  section: 'os',
  title: 'architecture',
  schema: ArchitectureFact,
  paths: PROGRAMS,
  matches: (entry) => LOADERS.test(entry.path),
  accepts: (head) => isElf(head) && [{ offset: 0, length: 64 }],
  parse(content) {
    const head = content.read(0, 64);
    return isElf(head) ? parseHeader(head) : undefined;
  },
  concerns: () => false,
  conclude(context) {
    const { platform } = context.environment.description;
    const seen = [...PROGRAMS.map((path) => context.file(path)), ...context.files.values()];
    const file = seen.find((candidate) => candidate?.parsed !== undefined);
    if (file?.parsed === undefined) {
      return { facts: platform === undefined ? [] : [['architecture', { architecture: platform.architecture }]] };
    }
    const machine = machineName(file.parsed);
    const architecture = GOARCH[machine] ?? machine;
    return { facts: [['architecture', { architecture, machine, path: file.entry.path }]] };
  },
  comparison: { ignore: ['path'] },
};
