import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { EnvironmentError } from '../../model/problem.js';
import { describe } from '../files/failure.js';

/** What TLS connections to one registry go by, in the names of Node's TLS options; nothing where Node's own roots do. */
export interface Trust {
  readonly ca?: readonly string[];
  readonly cert?: string;
  readonly key?: string;
}

/** Directories in which docker and podman look for the certificates of a registry, below one named like its host. */
function directories(): string[] {
  return [
    join(homedir(), '.config/containers/certs.d'),
    '/etc/containers/certs.d',
    '/etc/docker/certs.d',
    join(homedir(), '.docker/certs.d'),
  ];
}

/**
 * The authorities trusted besides Node's roots: a file named by the user, `SSL_CERT_FILE`, and `*.crt` of the registry's
 * `certs.d`; there also a client's certificate and its key. Throws {@link EnvironmentError} for a named file that cannot be read.
 */
export function trustFor(
  registry: string,
  file: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
  places: readonly string[] = directories(),
): Trust {
  const ca: string[] = [];
  for (const path of [file, env.SSL_CERT_FILE]) if (path) ca.push(readAuthorities(path));
  let client: Trust = {};
  for (const place of places) {
    const directory = join(place, registry);
    for (const name of namesIn(directory)) {
      const path = join(directory, name);
      if (name.endsWith('.crt')) ca.push(readAuthorities(path));
      else if (name.endsWith('.cert') && client.cert === undefined)
        client = { cert: readAuthorities(path), key: readAuthorities(path.replace(/cert$/, 'key')) };
    }
  }
  return ca.length === 0 ? client : { ca: [...rootCertificates, ...ca], ...client };
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    // There is usually none.
    return [];
  }
}

function readAuthorities(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new EnvironmentError(
      `The certificates in ${path} cannot be read: ${describe(error)}`,
      'Name a PEM file that is there: by --registry-ca, SSL_CERT_FILE, or in certs.d.',
      { cause: error },
    );
  }
}
