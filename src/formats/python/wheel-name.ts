/** What the name of a wheel says (packaging.python.org, Binary distribution format). */
export interface WheelName {
  readonly name: string;
  readonly version: string;
  /** Combinations `PYTHON-ABI-PLATFORM`, each of one, as in the name. */
  readonly tags: readonly string[];
}

/** Reads the name of a file; `undefined` where it is not that of a wheel. */
export function parseWheelName(file: string): WheelName | undefined {
  const match = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-([\w.]+)-([\w.]+)-([\w.]+)\.whl$/.exec(file);
  if (match === null) return undefined;
  const [, name = '', version = '', pythons = '', abis = '', platforms = ''] = match;
  const tags = pythons
    .split('.')
    .flatMap((python) =>
      abis.split('.').flatMap((abi) => platforms.split('.').map((platform) => `${python}-${abi}-${platform}`)),
    );
  return { name: name.replace(/_/g, '-'), version: version.replace(/_/g, '-'), tags };
}
