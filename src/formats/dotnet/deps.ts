import { fields, jsonOf } from './runtime-config.js';

/** What a `deps.json` lists. */
export interface Dependencies {
  /** Versions of the packages, by name. */
  readonly packages: Readonly<Record<string, string>>;
  /** File names of the assemblies that must lie beside it, sorted. */
  readonly assemblies: readonly string[];
}

/** Reads a `deps.json` (dotnet/sdk, runtime-configuration-file.md). Throws `DotnetError`. */
export function readDependencies(text: string): Dependencies {
  const root = jsonOf(text);
  const target = fields(root.runtimeTarget).name;
  const libraries = fields(root.libraries);
  const resolved = fields(fields(root.targets)[String(target)]);
  const packages = Object.entries(libraries).flatMap(([key, library]): [string, string][] => {
    const [name = '', version = ''] = key.split('/');
    return fields(library).type === 'package' ? [[name, version]] : [];
  });
  const assemblies = Object.values(resolved).flatMap((assets) =>
    Object.keys(fields(fields(assets).runtime)).filter((path) => !path.endsWith('/_._')),
  );
  const names = assemblies.map((path) => path.slice(path.lastIndexOf('/') + 1));
  return {
    packages: Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
    assemblies: [...new Set(names)].sort(),
  };
}
