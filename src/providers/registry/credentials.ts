import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { EnvironmentError } from '../../model/problem.js';
import { describe } from '../files/failure.js';
import { parseJson } from '../image/manifest.js';
import { askProgram } from './credential-program.js';
import type { Login } from './login.js';

const Entry = z.object({
  auth: z.string().nullish(),
  username: z.string().nullish(),
  password: z.string().nullish(),
  identitytoken: z.string().nullish(),
});
type Entry = z.infer<typeof Entry>;

/** The part of Docker's `config.json`, and of podman's `auth.json`, that is about logins. */
const Config = z.object({
  auths: z.record(z.string(), Entry).nullish(),
  credsStore: z.string().nullish(),
  credHelpers: z.record(z.string(), z.string()).nullish(),
});
type Config = z.infer<typeof Config>;

/** Name under which logins of Docker Hub are kept. */
const HUB = 'https://index.docker.io/v1/';

/**
 * The login for a registry, from the first of these that has one: what the user gave, the file that `REGISTRY_AUTH_FILE` names,
 * podman's and docker's own. `undefined` when none has. Throws {@link EnvironmentError} for a file that cannot be understood.
 */
export async function loginFor(
  registry: string,
  repository: string,
  given: readonly string[] | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Login | undefined> {
  const said = givenLogin(registry, given ?? []);
  if (said !== undefined) return said;
  for (const path of configFiles(env)) {
    const config = readConfig(path, path === env.REGISTRY_AUTH_FILE);
    const login = config === undefined ? undefined : await loginIn(config, registry, repository, path);
    if (login !== undefined) return login;
  }
  return undefined;
}

/** `HOST=USER:PASSWORD`: a login goes to the registry that it is for, and to no other. */
function givenLogin(registry: string, given: readonly string[]): Login | undefined {
  for (const text of given.flatMap(expand)) {
    const [, host, user, password] = /^([^=]+)=([^:]+):(.+)$/s.exec(text) ?? [];
    if (host === undefined || user === undefined || password === undefined) {
      throw new EnvironmentError(
        'A login for a registry is not of the form HOST=USER:PASSWORD',
        'Write --registry-login registry.example.com=USER:PASSWORD, or @FILE with that in it.',
      );
    }
    if (host === registry) return { user, password };
  }
  return undefined;
}

/** A file keeps a password out of the list of processes. */
function expand(text: string): string[] {
  if (!text.startsWith('@')) return [text.trim()];
  const path = text.slice(1);
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => line.trim() || []);
  } catch (error) {
    throw new EnvironmentError(
      `${path}, which holds logins, cannot be read: ${describe(error)}`,
      'Name a file that is there.',
    );
  }
}

function configFiles(env: NodeJS.ProcessEnv): string[] {
  if (env.REGISTRY_AUTH_FILE) return [env.REGISTRY_AUTH_FILE];
  const home = env.HOME ?? homedir();
  return [
    ...(env.XDG_RUNTIME_DIR ? [join(env.XDG_RUNTIME_DIR, 'containers/auth.json')] : []),
    join(env.XDG_CONFIG_HOME || join(home, '.config'), 'containers/auth.json'),
    join(env.DOCKER_CONFIG || join(home, '.docker'), 'config.json'),
  ];
}

function readConfig(path: string, mustExist: boolean): Config | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (
      !mustExist &&
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    )
      return undefined;
    throw new EnvironmentError(`${path}, where logins are kept, cannot be read: ${describe(error)}`);
  }
  return parseJson(bytes, Config, path);
}

async function loginIn(config: Config, registry: string, repository: string, path: string): Promise<Login | undefined> {
  const server = registry === 'docker.io' ? HUB : registry;
  const program = config.credHelpers?.[registry] ?? config.credHelpers?.[server] ?? config.credsStore;
  const stored = program ? await askProgram(program, server) : undefined;
  if (stored !== undefined) return stored;
  const entry = entryFor(config, registry, repository);
  return entry === undefined ? undefined : loginOf(entry, path);
}

/** Podman keeps logins also for parts of a registry, of which the longest counts; docker's old keys are addresses. */
function entryFor(config: Config, registry: string, repository: string): Entry | undefined {
  const auths = new Map(Object.entries(config.auths ?? {}).map(([key, entry]) => [plainKey(key), entry]));
  const parts = repository.split('/');
  for (let length = parts.length; length >= 0; length -= 1) {
    const entry = auths.get([registry, ...parts.slice(0, length)].join('/'));
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function plainKey(key: string): string {
  if (key === HUB || /^(?:https:\/\/)?index\.docker\.io(?:\/v1)?\/?$/.test(key)) return 'docker.io';
  return key
    .replace(/^https?:\/\//, '')
    .replace(/\/v[12]\/?$/, '')
    .replace(/\/$/, '');
}

function loginOf(entry: Entry, path: string): Login | undefined {
  if (entry.identitytoken) return { identityToken: entry.identitytoken };
  if (entry.username && entry.password) return { user: entry.username, password: entry.password };
  if (!entry.auth) return undefined;
  const text = Buffer.from(entry.auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = text.indexOf(':');
  if (colon > 0) return { user: text.slice(0, colon), password: text.slice(colon + 1) };
  throw new EnvironmentError(`${path} holds a login that cannot be read`, 'Log in again: docker login.');
}
