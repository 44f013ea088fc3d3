import { existsSync } from 'node:fs';
import type { Environment } from '../model/environment.js';
import { EnvironmentError } from '../model/problem.js';
import type { OpenOptions, Provider } from '../model/provider.js';
import { PROVIDERS } from './index.js';
import { pathKind } from './path-kind.js';

/**
 * Opens what a reference names: `SCHEME:REST`, or a bare path, which is recognised by what it is.
 * Throws {@link EnvironmentError} when nothing fits.
 */
export async function openEnvironment(reference: string, options: OpenOptions = {}): Promise<Environment> {
  const named = bySchema(reference);
  if (named !== undefined) return named.provider.open(named.rest, reference, options);
  if (!existsSync(reference)) throw unknownReference(reference);
  const kind = await pathKind(reference, options);
  const provider = PROVIDERS.find((candidate) => candidate.recognises?.(kind));
  if (provider !== undefined) return provider.open(reference, reference, options);
  throw new EnvironmentError(
    `${reference} is no environment that hostdrift knows: neither an image, nor a root filesystem, nor a snapshot`,
    'Say what it is: docker-archive:FILE, oci-archive:FILE, tar:FILE or dir:PATH.',
  );
}

function bySchema(reference: string): { provider: Provider; rest: string } | undefined {
  for (const provider of PROVIDERS) {
    // An alias with slashes says more than the scheme before them: `docker://` is a registry, `docker:` a daemon.
    const alias = provider.aliases?.find((name) => name.endsWith('://') && reference.startsWith(name));
    if (alias !== undefined) return { provider, rest: reference.slice(alias.length) };
  }
  const colon = reference.indexOf(':');
  const scheme = colon === -1 ? reference : reference.slice(0, colon);
  const provider = PROVIDERS.find(({ id, aliases }) => id === scheme || aliases?.includes(scheme));
  if (provider === undefined) return undefined;
  // A file may be called `host` or `dir`; only `host` needs nothing behind it.
  if (colon === -1 && (provider.syntax !== provider.id || existsSync(reference))) return undefined;
  return { provider, rest: colon === -1 ? '' : reference.slice(colon + 1) };
}

function unknownReference(reference: string): EnvironmentError {
  const scheme = /^([a-z][a-z0-9-]+):/.exec(reference)?.[1];
  if (scheme !== undefined) {
    return new EnvironmentError(
      `${reference}: no kind of environment is called ${scheme}`,
      `There are: ${syntaxes()}.`,
    );
  }
  return new EnvironmentError(
    `${reference} was not found: no such file or directory, no stored snapshot and no baseline of that name`,
    'List the baselines with: hostdrift baselines',
  );
}

function syntaxes(): string {
  return PROVIDERS.map(({ syntax }) => syntax).join(', ');
}
