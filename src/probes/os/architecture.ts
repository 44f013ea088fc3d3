import * as z from 'zod';
import { isElf } from '../../formats/elf/header.js';
import type { Probe, ProbeResult } from '../../model/probe.js';
import { mayBeNative, NATIVE_BYTES, type Native, nativeProgram, readNative } from './native.js';

const ArchitectureFact = z
  .object({
    architecture: z.string().meta({ description: 'In the words of the OCI image specification: amd64, arm64.' }),
    machine: z.string().optional().meta({ description: 'What the programs are built for, in the words of uname -m.' }),
    path: z.string().optional().meta({ description: 'The file that was looked at.' }),
  })
  .meta({ id: 'ArchitectureFact' });

type ArchitectureFact = z.infer<typeof ArchitectureFact>;

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

/** The processor architecture that the programs are for: what the files are, before what an image says of itself. */
export const architectureProbe: Probe<Native | undefined, ArchitectureFact> = {
  id: 'architecture',
  section: 'os',
  title: 'architecture',
  schema: ArchitectureFact,
  matches: mayBeNative,
  candidates: { executables: true },
  accepts: (head) => isElf(head) && [{ offset: 0, length: NATIVE_BYTES }],
  parse: (content) => readNative(content.read(0, NATIVE_BYTES)),
  concerns: () => false,
  conclude(context): ProbeResult<ArchitectureFact> {
    const native = nativeProgram(context, (parsed) => parsed);
    if (native !== undefined) {
      const { machine, path } = native;
      return { facts: [['architecture', { architecture: GOARCH[machine] ?? machine, machine, path }]] };
    }
    const { platform } = context.environment.description;
    if (platform !== undefined) return { facts: [['architecture', { architecture: platform.architecture }]] };
    // A root without programs, such as one of data alone, is of no architecture: that is known, unless parts are not.
    const [hole] = context.tree.holes;
    if (hole === undefined) return { facts: [] };
    const { path } = hole;
    const message = `no program could be read that tells the architecture (${path}: ${hole.message})`;
    return { facts: [], problems: [{ path, reason: 'unreadable', message }] };
  },
  comparison: { ignore: ['path'] },
};
