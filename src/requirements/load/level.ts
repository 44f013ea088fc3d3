import type { Unmet } from '../../model/proof.js';
import { type Scene, targetSays, unmet } from '../scene.js';
import { chainTo } from './closure.js';
import { glibcReleaseBeside } from './kernel.js';
import type { Loaded, LoaderModel } from './loaded.js';
import { compareNumbers } from './numbers.js';

/** Since when glibc checks the x86-64 level of what it loads (NEWS of 2.33). */
const CHECKS_LEVEL = '2.33';

/** What glibc refuses because of the processor, where that is known. */
export function levelTooLow({ view, deployment }: Scene, model: LoaderModel, objects: readonly Loaded[]): Unmet[] {
  const level = deployment.cpuLevel;
  const release = glibcReleaseBeside(view, model.self) ?? CHECKS_LEVEL;
  if (level === undefined || compareNumbers(release, CHECKS_LEVEL) < 0) return [];
  return objects.flatMap((object) => {
    const { isaLevel = 1 } = object.record.fact;
    if (isaLevel <= level) return [];
    const evidence = [
      ...chainTo(object, `is marked for x86-64-v${isaLevel}`),
      targetSays(`the processor is x86-64-v${level}`),
    ];
    const message = `${object.record.path} is built for x86-64-v${isaLevel}, and the processor is x86-64-v${level}: CPU ISA level is lower than required`;
    const fix = `Build for x86-64-v${level}, or run it on a newer processor.`;
    return [unmet('cpu-isa', 'cpu-isa', message, evidence, { fix })];
  });
}
