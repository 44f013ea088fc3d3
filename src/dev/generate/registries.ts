import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A list in code of everything of one kind that a directory holds. */
export interface Registry {
  /** Directory whose files, at any depth, export the entries; its `index.ts` is the registry. */
  readonly directory: string;
  /** Ending of the name of an exported entry, which is also the name of its type. */
  readonly type: string;
  /** Module of the type, as the registry imports it. */
  readonly from: string;
  /** Name of the exported list. */
  readonly list: string;
  /** Doc comment of the list. */
  readonly comment: string;
}

/** Every registry of the project. */
export const REGISTRIES: readonly Registry[] = [
  {
    directory: 'src/probes',
    type: 'Probe',
    from: '../model/probe.js',
    list: 'PROBES',
    comment: 'Every probe, by the path of its file.',
  },
  {
    directory: 'src/reports',
    type: 'Reporter',
    from: '../model/reporter.js',
    list: 'REPORTERS',
    comment: 'Every reporter, by the path of its file.',
  },
  {
    directory: 'src/providers',
    type: 'Provider',
    from: '../model/provider.js',
    list: 'PROVIDERS',
    comment: 'Every provider, by the path of its file.',
  },
  {
    directory: 'src/requirements/provers',
    type: 'Prover',
    from: '../../model/prover.js',
    list: 'PROVERS',
    comment: 'Every prover of a language, by the path of its file.',
  },
];

/** An entry of a registry: the file, relative to the registry's directory, and the constant that it exports. */
export interface RegistryEntry {
  readonly file: string;
  readonly name: string;
}

/** The entries that the files below `root`/`registry.directory` export, sorted by path. */
export async function entriesOf(root: string, registry: Registry): Promise<readonly RegistryEntry[]> {
  const directory = join(root, registry.directory);
  const files = (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const exported = new RegExp(`^export const (\\w+${registry.type})\\b`, 'gm');
  const entries: RegistryEntry[] = [];
  for (const file of files) {
    const text = await readFile(join(directory, file), 'utf8');
    for (const match of text.matchAll(exported)) entries.push({ file, name: match[1] ?? '' });
  }
  return entries;
}

/** TypeScript source of the registry with these entries, not yet formatted. */
export function registrySource(registry: Registry, entries: readonly RegistryEntry[]): string {
  const imports = entries.map(({ file, name }) => `import { ${name} } from './${file.replace(/\.ts$/, '.js')}';`);
  return [
    '// Written by `npm run generate` from the files of this directory: do not edit.',
    `import type { ${registry.type} } from '${registry.from}';`,
    ...imports,
    '',
    `/** ${registry.comment} */`,
    `export const ${registry.list}: readonly ${registry.type}[] = [${entries.map(({ name }) => name).join(', ')}];`,
    '',
  ].join('\n');
}
