import type { Unmet } from '../../model/proof.js';
import { type Scene, targetSays, unmet } from '../scene.js';
import { chainTo } from './closure.js';
import type { Loaded } from './loaded.js';

/** What cannot be mapped because its segments are aligned to smaller pages than the kernel has (mmap(2), elf(5)). */
export function pagesTooLarge({ deployment }: Scene, objects: readonly Loaded[]): Unmet[] {
  const size = deployment.pageSize;
  if (size === undefined) return [];
  return objects.flatMap((object) => {
    const { pageAlignment } = object.record.fact;
    if (pageAlignment === undefined || pageAlignment >= size) return [];
    const evidence = [
      ...chainTo(object, `is laid out for pages of at most ${pageAlignment} bytes`),
      targetSays(`a page of the kernel has ${size} bytes`),
    ];
    const message = `${object.record.path} is laid out for pages of ${pageAlignment} bytes, and the kernel has pages of ${size}: ${object.record.isStatic ? 'its segments cannot be mapped' : 'ELF load command alignment not page-aligned'}`;
    const fix = `Link it with -z max-page-size=65536, or boot the target's kernel with pages of ${pageAlignment} bytes.`;
    return [unmet('page-alignment', 'page-alignment', message, evidence, { fix })];
  });
}
