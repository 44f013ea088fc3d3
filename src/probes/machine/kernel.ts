import * as z from 'zod';
import { pageSizeOf, parseBinaryFormat, parseModules } from '../../formats/kernel-state.js';
import type { LiveFacts } from '../../model/environment.js';
import { KERNEL_FILES, type KernelFile } from '../../model/kernel-files.js';
import type { Probe } from '../../model/probe.js';

const Words = z.array(z.string()).optional();

const KernelFact = z
  .object({
    release: z.string().meta({ description: 'uname -r.' }),
    version: z.string().optional().meta({ description: 'uname -v.' }),
    commandLine: Words.meta({ description: 'What it was started with, in order.' }),
    modules: Words.meta({ description: 'Modules that are loaded, sorted; what is built in is not among them.' }),
    pageSize: z.int().optional().meta({ description: 'Bytes of a page of memory, where it can be told.' }),
    emulates: Words.meta({
      description: 'Machines, in the words of uname -m, whose programs it starts through QEMU (binfmt_misc), sorted.',
    }),
    emulatesInContainers: Words.meta({ description: 'Those of them that it starts also where QEMU is not there.' }),
  })
  .meta({ id: 'KernelFact' });

type KernelFact = z.infer<typeof KernelFact>;

/** Architectures all of whose page tables have the size of a page. */
const REGULAR = new Set(['amd64', 'arm64', 'riscv64', 'loong64']);

const FORMATS = '/proc/sys/fs/binfmt_misc/';

/** The running kernel; images and directories have none. */
export const kernelProbe: Probe<never, KernelFact> = {
  id: 'kernel',
  title: 'kernel',
  schema: KernelFact,
  conclude({ environment: { live, description } }) {
    if (live === undefined || (live.stopped && live.kernel === undefined))
      return { facts: [], status: 'not-applicable' };
    if (live.kernel === undefined) {
      return { facts: [], problems: [{ reason: 'unreadable', message: 'the kernel did not tell its release' }] };
    }
    const { release, version } = live.kernel;
    const regular = REGULAR.has(description.platform?.architecture ?? '');
    return {
      facts: [['kernel', { release, ...(version === undefined ? {} : { version }), ...state(live, regular) }]],
    };
  },
};

function state({ kernelFiles }: LiveFacts, regular: boolean): Partial<KernelFact> {
  const text = (path: KernelFile): string | undefined => kernelFiles?.get(path)?.trim();
  const [line, modules] = [text('/proc/cmdline'), text('/proc/modules')];
  const huge = text('/sys/kernel/mm/transparent_hugepage/hpage_pmd_size');
  const page = regular && huge !== undefined ? pageSizeOf(Number(huge)) : undefined;
  const words = line?.split(/\s+/).filter((word) => word !== '');
  return {
    ...(words === undefined || words.length === 0 ? {} : { commandLine: words }),
    ...(modules ? { modules: parseModules(modules) } : {}),
    ...(page === undefined ? {} : { pageSize: page }),
    ...emulated(text),
  };
}

/** Known where binfmt_misc is mounted. */
function emulated(text: (path: KernelFile) => string | undefined): Partial<KernelFact> {
  const status = text(`${FORMATS}status`);
  if (status === undefined) return {};
  const found = KERNEL_FILES.filter((path) => path.startsWith(`${FORMATS}qemu-`)).map((path) => ({
    machine: path.slice(FORMATS.length + 'qemu-'.length),
    ...parseBinaryFormat(text(path) ?? ''),
  }));
  const machines = found.filter(({ enabled }) => enabled && status === 'enabled');
  return {
    emulates: machines.map(({ machine }) => machine),
    emulatesInContainers: machines.filter(({ everywhere }) => everywhere).map(({ machine }) => machine),
  };
}
