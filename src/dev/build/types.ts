import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Copies the declaration file `entry` of `source` and every declaration that it reaches by relative imports to
 * `target`, so that what is published describes the programmatic API and nothing else.
 */
export async function writeTypes(source: string, entry: string, target: string): Promise<void> {
  const queue = [entry];
  for (const name of queue) {
    const text = await readFile(join(source, name), 'utf8');
    await mkdir(dirname(join(target, name)), { recursive: true });
    await copyFile(join(source, name), join(target, name));
    for (const reached of relativeImports(text)) {
      const next = join(dirname(name), reached);
      if (!queue.includes(next)) queue.push(next);
    }
  }
}

/** Declaration files named by `from './x.js'` and `import('./x.js')`. */
function relativeImports(text: string): string[] {
  const found = text.matchAll(/(?:from\s+|import\(|import\s+)['"](\.{1,2}\/[^'"]+)\.js['"]/g);
  return [...found].map((match) => `${match[1]}.d.ts`);
}
