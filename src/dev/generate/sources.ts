import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatted } from '../format.js';
import { entriesOf, REGISTRIES, registrySource } from './registries.js';
import { toolSource } from './tool.js';

/** Every generated source file of the project below `root`: its path and what it must contain. */
export async function generatedSources(root: string): Promise<ReadonlyMap<string, string>> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { name: string; version: string };
  const sources = new Map([['src/model/tool.ts', toolSource(manifest)]]);
  for (const registry of REGISTRIES) {
    const entries = await entriesOf(root, registry);
    sources.set(`${registry.directory}/index.ts`, registrySource(registry, entries));
  }
  return new Map([...sources].map(([path, source]) => [path, formatted(root, path, source)]));
}
