import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { cpuProbe, levelOf } from '../../../src/probes/machine/cpu.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

const V1 = 'fpu cx8 cmov mmx fxsr sse sse2 syscall lm'.split(' ');
const V2 = [...V1, ...'pni ssse3 cx16 sse4_1 sse4_2 popcnt lahf_lm'.split(' ')];
const V3 = [...V2, ...'avx avx2 bmi1 bmi2 f16c fma abm movbe xsave'.split(' ')];
const V4 = [...V3, ...'avx512f avx512bw avx512cd avx512dq avx512vl'.split(' ')];

describe('levelOf', () => {
  it('is the highest level of which no flag is missing', () => {
    assert.deepEqual([V1, V2, V3, V4].map(levelOf), ['x86-64-v1', 'x86-64-v2', 'x86-64-v3', 'x86-64-v4']);
    for (const flag of V2) assert.notEqual(levelOf(V2.filter((other) => other !== flag)), 'x86-64-v2', flag);
    assert.equal(levelOf(V4.filter((flag) => flag !== 'popcnt')), 'x86-64-v1');
  });

  it('is nothing on other processors', () => {
    assert.equal(levelOf(['fp', 'asimd', 'crc32']), undefined);
    assert.equal(levelOf([]), undefined);
  });
});

describe('the processor probe', () => {
  const section = async (live?: Parameters<typeof memoryEnvironment>[1]) =>
    (await runProbes(memoryEnvironment({}, live), [cpuProbe])).cpu;

  it('does not apply to files', async () => {
    assert.equal((await section())?.status, 'not-applicable');
  });

  it('tells model, count, sorted flags and level', async () => {
    const cpu = { model: 'X', count: 4, flags: V2 };
    const facts = (await section({ live: { cpu, problems: [] } }))?.facts;
    assert.deepEqual(facts, { cpu: { model: 'X', count: 4, flags: [...V2].sort(), level: 'x86-64-v2' } });
    cpuProbe.schema.parse(facts?.cpu);
  });

  it('does not know what the system did not tell', async () => {
    assert.equal((await section({ live: { problems: [] } }))?.status, 'failed');
  });
});
