import type { ModuleFinder } from './finder.js';
import { absolute } from './place.js';

/** Longest chain of modules that take all names of the next one. */
const LONGEST_CHAIN = 5;

/** Whether a module of the standard library offers a name, as far as is known: true where it is not. */
export function offersName(finder: ModuleFinder, module: string, name: string, depth = 0): boolean {
  const offers = finder.offers(module);
  if (offers === undefined || depth > LONGEST_CHAIN) return true;
  const words = offers.split(' ');
  if (words.includes(name) || words.includes('?') || name.startsWith('_')) return true;
  const isPackage = words.includes('/');
  return words
    .filter((word) => word.startsWith('*'))
    .some((word) => offersName(finder, absolute(word.slice(1), { name: module, isPackage }) ?? '', name, depth + 1));
}
