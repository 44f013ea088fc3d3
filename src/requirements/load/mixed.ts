import type { Unmet } from '../../model/proof.js';
import { type Scene, says, unmet } from '../scene.js';
import { chainTo } from './closure.js';
import { glibcReleaseBeside } from './kernel.js';
import type { Loaded, LoaderModel } from './loaded.js';
import { compareNumbers } from './numbers.js';

/**
 * glibc's loader and its C library share data whose layout changes with every release: a `libc.so.6` that the payload
 * brings along, started by the target's own loader, ends in a crash.
 */
export function mixedReleases({ view }: Scene, { self }: LoaderModel, objects: readonly Loaded[]): Unmet[] {
  const libc = objects.find(({ record }) => /^libc\.so\.6(?:\.1)?$/.test(record.fact.soname ?? ''));
  if (libc === undefined) return [];
  const [loaders, loaded] = [glibcReleaseBeside(view, self), glibcReleaseBeside(view, libc.record)];
  if (loaders === undefined || loaded === undefined || compareNumbers(loaders, loaded) === 0) return [];
  const evidence = [
    ...chainTo(libc, `is the C library of glibc ${loaded}`),
    says(self, `is the loader of glibc ${loaders}`),
  ];
  const message = `${libc.record.path} of glibc ${loaded} is loaded by ${self.path} of glibc ${loaders}: they do not fit`;
  const fix = 'Do not ship libc.so.6, or ship its loader too and start the program through that.';
  return [unmet('mixed-glibc', `mixed-glibc:${loaded}@${loaders}`, message, evidence, { fix })];
}
