/** Paths and MD5 sums in a field `Conffiles` of dpkg's status: those that the package no longer has are left out. */
export function* conffilesOf(field: string): Iterable<readonly [path: string, md5: string]> {
  for (const line of field.split('\n')) {
    const [, path, md5, marks = ''] = /^ *(\/.*?) ([0-9a-f]{32})((?: [a-z-]+)*)$/.exec(line) ?? [];
    if (path !== undefined && md5 !== undefined && !marks.includes('obsolete')) yield [path, md5];
  }
}

/** Paths and MD5 sums in the hash file of ucf(1): of each file the version that its maintainer last brought. */
export function* ucfSums(text: string): Iterable<readonly [path: string, md5: string]> {
  for (const line of text.split('\n')) {
    const [, md5, path] = /^([0-9a-f]{32}) +(\/.+)$/.exec(line) ?? [];
    if (path !== undefined && md5 !== undefined) yield [path, md5];
  }
}

/** Paths in the registry of ucf(1) with the key of the package behind its name. */
export function* ucfOwners(
  text: string,
  keys: ReadonlyMap<string, string>,
): Iterable<readonly [path: string, key: string]> {
  for (const line of text.split('\n')) {
    const [, name, path] = /^(\S+)\s+(\/.+)$/.exec(line) ?? [];
    const key = keys.get(name ?? '');
    if (path !== undefined && key !== undefined) yield [path, key];
  }
}
