import type { Proof } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import { AUTHORITY_VARIABLES, missingAuthorities } from '../go/authorities.js';
import { processorTooOld } from '../go/processor.js';
import { GO_RULES } from '../go/rules.js';
import { goPrograms } from '../go/world.js';
import { missingZones, ZONES_VARIABLE } from '../go/zones.js';

/** Programs in Go: what they read of the system though they are linked with nothing, and the processor that they ask for. */
export const goProver: Prover = {
  id: 'go',
  title: 'Go',
  rules: GO_RULES,
  files: ['go'],
  variables: [...AUTHORITY_VARIABLES, ZONES_VARIABLE],
  prove(payload, target, deployment) {
    return goPrograms(payload, target, deployment).flatMap((program): Proof[] => {
      const unmet = [
        ...processorTooOld(program, deployment),
        ...missingAuthorities(program, payload, target, deployment),
        ...missingZones(program, payload, target, deployment),
      ];
      const verdict = unmet.some(({ level }) => level === 'error') ? ('breaks' as const) : ('runs' as const);
      return unmet.length === 0 ? [] : [{ entry: program.entry, verdict, unmet }];
    });
  },
};
