/** Core metadata of a distribution (packaging.python.org, Core metadata specifications), as far as needs go. */
export interface DistributionMetadata {
  readonly name: string;
  readonly version?: string | undefined;
  /** `Requires-Dist`, as written. */
  readonly requires: readonly string[];
  readonly requiresPython?: string | undefined;
}

/** Reads METADATA or PKG-INFO; `undefined` where it names no distribution. */
export function parseMetadata(text: string): DistributionMetadata | undefined {
  const [head = ''] = text.replace(/\r\n?/g, '\n').split('\n\n', 1);
  const fields = [...head.matchAll(/^([A-Za-z-]+):[ \t]*(.*)$/gm)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), value.trim()] as const,
  );
  const first = (name: string) => fields.find(([known]) => known === name)?.[1];
  const name = first('name');
  if (name === undefined || name === '') return undefined;
  return {
    name,
    version: first('version'),
    requires: fields.filter(([known]) => known === 'requires-dist').map(([, value]) => value),
    requiresPython: first('requires-python'),
  };
}
