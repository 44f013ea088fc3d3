import * as z from 'zod';
import { EnvironmentError } from '../../model/problem.js';
import { parseJson } from '../image/manifest.js';
import { explain, readBody } from './answer.js';
import type { Challenge } from './challenge.js';
import { type Ask, ask, type Connecting } from './http.js';
import type { Login } from './login.js';

/** Bytes that the answer of a token server may have. */
const LARGEST = 256 * 1024;

/** What a token server answers (distribution, "Token Authentication Specification" and "OAuth2 Token Authentication"). */
const Token = z.object({ token: z.string().nullish(), access_token: z.string().nullish() });

/** Who is asking, and for what. */
export interface Applicant {
  readonly registry: string;
  readonly repository: string;
  readonly login: Login | undefined;
  /** Whether credentials may go over a connection that is not encrypted. */
  readonly plain: boolean;
}

/**
 * The `Authorization` header that meets one of a registry's challenges: a Bearer token, fetched where the challenge says, or
 * the login itself. Throws {@link EnvironmentError} when none can be met.
 */
export async function authorize(
  challenges: readonly Challenge[],
  applicant: Applicant,
  connecting: Connecting,
): Promise<string> {
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  if (bearer !== undefined) return `Bearer ${await fetchToken(bearer, applicant, connecting)}`;
  const { registry, login } = applicant;
  if (!challenges.some(({ scheme }) => scheme === 'basic')) {
    throw new EnvironmentError(
      `${registry} asks for a login in a way that hostdrift does not know`,
      'Copy the image to an archive and name that: skopeo copy docker://NAME oci-archive:FILE.',
    );
  }
  if (login === undefined) throw loginNeeded(registry, 'asks for a login, and there is none');
  if ('identityToken' in login) throw loginNeeded(registry, 'asks for a password, and there is only a token');
  return basic(login);
}

/** The error for a registry that does not let in. */
export function loginNeeded(registry: string, what: string): EnvironmentError {
  return new EnvironmentError(
    `${registry} ${what}`,
    `Log in with docker login ${registry} or podman login ${registry}, or set HOSTDRIFT_REGISTRY_LOGIN=${registry}=USER:PASSWORD.`,
  );
}

async function fetchToken(challenge: Challenge, applicant: Applicant, connecting: Connecting): Promise<string> {
  const asked = tokenRequest(challenge, applicant);
  const { response } = await ask(asked, connecting);
  if (response.statusCode === 401 || response.statusCode === 403) {
    response.destroy();
    throw applicant.login === undefined
      ? loginNeeded(applicant.registry, 'gives nothing to who is not logged in')
      : loginNeeded(applicant.registry, 'refuses the login');
  }
  if (response.statusCode !== 200) throw await explain(response, asked.url.host, 'the token');
  const bytes = await readBody(response, LARGEST, asked.url.host);
  const { token, access_token: access } = parseJson(bytes, Token, `The answer of ${asked.url.host}`);
  const found = token || access;
  if (found) return found;
  throw new EnvironmentError(`${asked.url.host} answers without a token`, 'Ask whoever runs the registry.');
}

function tokenRequest({ parameters }: Challenge, applicant: Applicant): Ask {
  const { registry, repository, login } = applicant;
  const url = realmOf(parameters.get('realm') ?? '', applicant);
  const service = parameters.get('service');
  const scope = parameters.get('scope') || `repository:${repository}:pull`;
  const query = new URLSearchParams({ ...(service ? { service } : {}), scope });
  if (login !== undefined && 'identityToken' in login) {
    query.set('grant_type', 'refresh_token');
    query.set('client_id', 'hostdrift');
    query.set('refresh_token', login.identityToken);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', host: url.host };
    return { url, method: 'POST', headers, body: query.toString() };
  }
  if (login !== undefined) query.set('account', login.user);
  for (const [name, value] of query) url.searchParams.append(name, value);
  if (!url.hostname) throw new EnvironmentError(`${registry} names no place for tokens`);
  return { url, headers: login === undefined ? {} : { authorization: basic(login) } };
}

/** Where tokens are given. A login does not go there in the clear, unless that is accepted. */
function realmOf(realm: string, { registry, plain }: Applicant): URL {
  if (!URL.canParse(realm)) throw new EnvironmentError(`${registry} does not say where it gives tokens`);
  const url = new URL(realm);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && plain)) return url;
  throw new EnvironmentError(
    `${registry} sends for a token to ${url.protocol}//${url.host}, which is not encrypted`,
    'If you accept that, add --plain-http.',
  );
}

function basic(login: { readonly user: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
}
