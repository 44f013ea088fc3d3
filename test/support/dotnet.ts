import type { Files } from './proof.js';

/** A `runtimeconfig.json` for this release of .NET. */
export function runtimeConfig(version: string, options: object = {}): string {
  const framework = { name: 'Microsoft.NETCore.App', version };
  return JSON.stringify({ runtimeOptions: { tfm: 'net8.0', framework, ...options } });
}

/** An installation of .NET with these versions of its framework. */
export function dotnetFiles(...versions: string[]): Files {
  const directory = '/usr/share/dotnet/shared/Microsoft.NETCore.App';
  return Object.fromEntries(
    versions.map((version) => [`${directory}/${version}/Microsoft.NETCore.App.deps.json`, '{}'] as const),
  );
}

/** A `deps.json` that lists these packages, each with one assembly, and the program's own. */
export function dependencies(own: string, packages: Readonly<Record<string, string>>): string {
  const keys = Object.entries(packages).map(([name, version]) => [name, `${name}/${version}`] as const);
  const assets = keys.map(([name, key]) => [key, { runtime: { [`lib/net8.0/${name}.dll`]: {} } }] as const);
  return JSON.stringify({
    runtimeTarget: { name: '.NETCoreApp,Version=v8.0', signature: '' },
    targets: {
      '.NETCoreApp,Version=v8.0': {
        [`${own}/1.0.0`]: { runtime: { [`${own}.dll`]: {} } },
        ...Object.fromEntries(assets),
      },
    },
    libraries: {
      [`${own}/1.0.0`]: { type: 'project' },
      ...Object.fromEntries(keys.map(([, key]) => [key, { type: 'package' }])),
    },
  });
}
