import type { FileTree } from '../../model/files.js';

const LOADED = /\.(?:rb|so)$/;
/** Each directory is listed once a search, however links lead around. */
const MOST = 20_000;

/**
 * What can be required of the directory `top` of Ruby code: names without `.rb` and `.so`, in no order. Of directories
 * below `depth` others only the name is given.
 */
export function rubyFeatures(tree: FileTree, top: string, depth: number): string[] {
  const found: string[] = [];
  const walk = (path: string, below: string, left: number): void => {
    for (const name of tree.list(path) ?? []) {
      if (found.length >= MOST) return;
      if (LOADED.test(name)) found.push(`${below}${name.replace(LOADED, '')}`);
      else if (!name.includes('.') && tree.lookup(`${path}/${name}`)?.type === 'directory') {
        if (left === 0) found.push(`${below}${name}/`);
        else walk(`${path}/${name}`, `${below}${name}/`, left - 1);
      }
    }
  };
  walk(top, '', depth);
  return found;
}
