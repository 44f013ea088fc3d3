import * as z from 'zod';
import type { Probe } from '../../model/probe.js';

const CpuFact = z
  .object({
    model: z.string(),
    count: z.number().int().meta({ description: 'Logical processors.' }),
    flags: z.array(z.string()).meta({ description: 'As in /proc/cpuinfo, sorted.' }),
    level: z.string().optional().meta({ description: 'Highest x86-64 level that all of these flags make up.' }),
  })
  .meta({ id: 'CpuFact' });

/**
 * What each level adds to the one before, in the words of /proc/cpuinfo (x86-64 psABI, "Micro-Architecture Levels").
 * The kernel writes `pni` for SSE3 and `abm` for LZCNT; OSFXSR and OSXSAVE follow from what it shows at all.
 */
const LEVELS: readonly (readonly [level: string, flags: readonly string[]])[] = [
  ['x86-64-v1', ['cmov', 'cx8', 'fpu', 'fxsr', 'mmx', 'syscall', 'sse', 'sse2', 'lm']],
  ['x86-64-v2', ['cx16', 'lahf_lm', 'popcnt', 'pni', 'sse4_1', 'sse4_2', 'ssse3']],
  ['x86-64-v3', ['avx', 'avx2', 'bmi1', 'bmi2', 'f16c', 'fma', 'abm', 'movbe', 'xsave']],
  ['x86-64-v4', ['avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl']],
];

/** The processor of a running system. */
export const cpuProbe: Probe<never, z.infer<typeof CpuFact>> = {
  id: 'cpu',
  title: 'processor',
  schema: CpuFact,
  conclude({ environment: { live } }) {
    if (live === undefined || (live.stopped && live.cpu === undefined)) return { facts: [], status: 'not-applicable' };
    if (live.cpu === undefined) {
      return { facts: [], problems: [{ reason: 'unreadable', message: 'the system did not tell its processor' }] };
    }
    const { model, count, flags } = live.cpu;
    const level = levelOf(flags);
    return { facts: [['cpu', { model, count, flags: [...flags].sort(), ...(level === undefined ? {} : { level }) }]] };
  },
};

/** The highest x86-64 level that the flags make up; `undefined` on other processors. */
export function levelOf(flags: readonly string[]): string | undefined {
  const have = new Set(flags);
  let reached: string | undefined;
  for (const [level, needed] of LEVELS) {
    if (!needed.every((flag) => have.has(flag))) break;
    reached = level;
  }
  return reached;
}
