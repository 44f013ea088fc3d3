import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import { EnvironmentError } from '../../model/problem.js';
import { wordsOf } from './failure.js';
import { ATTEMPTS, mayPass } from './retry.js';

/** Bytes of an error's body that are looked at, and characters of it that a user is told. */
const LOOKED_AT = 16 * 1024;
const TOLD = 200;

/** Errors as a registry words them (distribution-spec, "Error Codes"). */
const Errors = z.object({ errors: z.array(z.object({ message: z.string().nullish(), code: z.string().nullish() })) });

/** All bytes of an answer. Throws {@link EnvironmentError} for more than `maximum`; what else goes wrong is Node's error. */
export async function readBody(response: IncomingMessage, maximum: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maximum) {
      throw new EnvironmentError(`${host} answers with more than ${maximum} bytes, too many for what was asked`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whether an answer is a page for people: nothing in a registry is one, but a proxy's or a portal's login is. */
export function isPage({ headers }: IncomingMessage): boolean {
  return /^\s*(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '');
}

/** The error for a page that came in the place of `what`. */
export function pageError(host: string, what: string): EnvironmentError {
  return new EnvironmentError(
    `${host} answers with a web page instead of ${what}: it is no registry, or a proxy or a login stands before it`,
    'Check the name, and what the address shows in a browser.',
  );
}

/** The error for an answer that is a failure, in the registry's own words where it has any. `what` was asked for. */
export async function explain(response: IncomingMessage, host: string, what: string): Promise<EnvironmentError> {
  const status = response.statusCode ?? 0;
  const words = isPage(response) ? '' : messageOf(await beginning(response));
  const retry = response.headers['retry-after'];
  response.destroy();
  if (status === 404 && isPage(response)) return pageError(host, what);
  const name = `${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  const often = mayPass(status) ? (retry === undefined ? `, also after ${ATTEMPTS} attempts` : '') : '';
  const until = mayPass(status) && retry !== undefined ? `, and asks to wait ${retry} s` : '';
  const said = words === '' ? '' : `: ${words}`;
  return new EnvironmentError(
    `${host} answers ${name} to the request for ${what}${often}${until}${said}`,
    adviceFor(status),
  );
}

function adviceFor(status: number): string {
  if (status === 404) return 'Check the name and the tag; some registries also say so to who may not see it.';
  if (status === 401 || status === 403) return 'Log in as somebody who may read it: docker login, or --registry-login.';
  if (status === 429) return 'Log in, or wait: registries limit how often they are asked.';
  return 'Try again later, or ask whoever runs it.';
}

async function beginning(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LOOKED_AT) break;
    }
  } catch (error) {
    // The status says enough, and is told in any case.
    return wordsOf(error);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function messageOf(text: string): string {
  try {
    const { errors } = Errors.parse(JSON.parse(text));
    return (errors[0]?.message || errors[0]?.code || '').slice(0, TOLD);
  } catch {
    return text.trim().split('\n')[0]?.slice(0, TOLD) ?? '';
  }
}
