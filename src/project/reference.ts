/** Schemes whose rest is a path. */
const PATHS = /^(dir|file|tar|docker-archive|oci-dir|oci-archive|bundle|disk|sbom):(?!\/)/;

/** A reference without scheme that is a path rather than a name. */
const BARE = /^(?:\.{1,2}\/|[^:]*\/|[^:]*\.(?:json|json\.gz|tar|tar\.gz|tgz)$)/;

/** A reference as it is written in a file in `directory`, seen from where the tool runs: relative paths lead from there. */
export function referenceFrom(directory: string, reference: string): string {
  if (directory === '' || directory === '.') return reference;
  const scheme = PATHS.exec(reference)?.[0];
  if (scheme !== undefined) return `${scheme}${pathFrom(directory, reference.slice(scheme.length))}`;
  return BARE.test(reference) ? pathFrom(directory, reference) : reference;
}

/** A path as it is written in a file in `directory`. */
export function pathFrom(directory: string, path: string): string {
  return path.startsWith('/') || directory === '' || directory === '.' ? path : `${directory}/${path}`;
}
