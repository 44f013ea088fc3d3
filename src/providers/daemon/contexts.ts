import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { EnvironmentError } from '../../model/problem.js';
import { describe } from '../files/failure.js';
import { type Endpoint, endpointOf, type TlsFiles } from './endpoint.js';

const ClientConfig = z.object({ currentContext: z.string().optional() });
const Meta = z.object({
  Endpoints: z
    .object({
      docker: z.object({ Host: z.string().optional(), SkipTLSVerify: z.boolean().optional() }).optional(),
    })
    .optional(),
});

/** The context that Docker's own configuration in `directory` chooses; `undefined` where it chooses none. */
export function currentContext(directory: string): string | undefined {
  const text = textOf(join(directory, 'config.json'));
  return text === undefined ? undefined : parsed(text, ClientConfig, join(directory, 'config.json')).currentContext;
}

/**
 * Where the daemon of a Docker context listens: contexts lie in `contexts/meta/DIGEST/meta.json` of the configuration's
 * directory, keys for TLS in `contexts/tls/DIGEST/docker`, both by the SHA-256 of the name. Throws {@link EnvironmentError}.
 */
export function contextEndpoint(name: string, directory: string): Endpoint {
  const id = createHash('sha256').update(name).digest('hex');
  const path = join(directory, 'contexts', 'meta', id, 'meta.json');
  const text = textOf(path);
  if (text === undefined) {
    throw new EnvironmentError(
      `There is no Docker context ${name}`,
      'List those that there are with: docker context ls',
    );
  }
  const docker = parsed(text, Meta, path).Endpoints?.docker;
  if (!docker?.Host) throw new EnvironmentError(`The Docker context ${name} does not say where its daemon listens`);
  const tls = tlsFiles(join(directory, 'contexts', 'tls', id, 'docker'), docker.SkipTLSVerify === true);
  return endpointOf(docker.Host, `the context ${name}`, tls);
}

/** The files of TLS in a directory, as Docker calls them; `undefined` where there are none. */
export function tlsFiles(directory: string, unverified: boolean): TlsFiles | undefined {
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) => textOf(join(directory, name)));
  return ca === undefined && cert === undefined && key === undefined ? undefined : { ca, cert, key, unverified };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw new EnvironmentError(`${path} cannot be read: ${describe(error)}`, undefined, { cause: error });
  }
}

function parsed<T>(text: string, schema: z.ZodType<T>, path: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new EnvironmentError(`${path} is not what Docker writes there`, undefined, { cause: error });
  }
}
