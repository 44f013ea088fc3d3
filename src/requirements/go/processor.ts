import type { Deployment, Unmet } from '../../model/proof.js';
import { targetSays, unmet } from '../scene.js';
import { type GoProgram, programSays } from './world.js';

/** A program that ends at its start on a processor below the level that it was built for. */
export function processorTooOld(program: GoProgram, { cpuLevel }: Deployment): Unmet[] {
  const { level } = program.fact;
  if (level === undefined || cpuLevel === undefined || level <= cpuLevel) return [];
  const evidence = [
    programSays(program, `is built with GOAMD64=v${level}`),
    targetSays(`the processor is x86-64-v${cpuLevel}`),
  ];
  const message = `${program.path} is built for x86-64-v${level}, and the processor is x86-64-v${cpuLevel}: it checks and ends`;
  const fix = `Build with GOAMD64=v${cpuLevel}, or run it on a newer processor.`;
  return [unmet('go-processor', 'cpu-isa', message, evidence, { fix })];
}
