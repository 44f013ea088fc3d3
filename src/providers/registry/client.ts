import type { IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { EnvironmentError } from '../../model/problem.js';
import type { RegistryOptions } from '../../model/provider.js';
import { TOOL } from '../../model/tool.js';
import { explain, isPage, pageError } from './answer.js';
import { authorize, loginNeeded } from './authorization.js';
import { parseChallenges } from './challenge.js';
import { loginFor } from './credentials.js';
import { isPlain, wordsOf } from './failure.js';
import { type Answer, type Ask, ask, type Connecting, newAgents } from './http.js';
import { apiHost, type ImageName, isLoopback } from './image-name.js';
import type { Login } from './login.js';
import { answersPlainly } from './plain-answer.js';
import { trustFor } from './trust.js';

/** Milliseconds without a byte after which a connection counts as dead. */
const IDLE = 30_000;

/** What is read of one repository, over the API of the OCI distribution specification. */
export class RegistryClient {
  readonly host: string;
  readonly connecting: Connecting;
  readonly #closing = new AbortController();
  readonly #plain: boolean;
  #origin: string;
  #found: Promise<void> | undefined;
  #login: Promise<Login | undefined> | undefined;
  #authorization: Promise<string> | undefined;

  /** `wait` passes time between attempts. Throws {@link EnvironmentError} for authorities that cannot be read. */
  constructor(
    private readonly name: ImageName,
    private readonly options: RegistryOptions,
    wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown> = pass,
  ) {
    this.host = apiHost(name.registry);
    this.#origin = `https://${this.host}`;
    this.#plain = options.plainHttp === true || isLoopback(this.host);
    const { signal } = this.#closing;
    this.connecting = {
      trust: trustFor(name.registry, options.ca),
      idle: options.timeout ?? IDLE,
      signal,
      agents: newAgents(process.env),
      variables: process.env,
      wait: async (milliseconds) => void (await wait(milliseconds, signal)),
    };
  }

  /**
   * Gets `path` of the repository: `manifests/1.0`. `what` is that, for messages. The answer is a success. Throws
   * {@link EnvironmentError}.
   */
  async get(path: string, headers: Readonly<Record<string, string>>, what: string): Promise<IncomingMessage> {
    const shown = this.#authorization;
    let { response, url } = await this.#ask(path, headers);
    if (response.statusCode === 401 && url.origin === this.#origin) {
      this.#renew(response, shown);
      ({ response, url } = await this.#ask(path, headers));
      if (response.statusCode === 401 && url.origin === this.#origin) {
        response.destroy();
        throw await this.#refused();
      }
    }
    const status = response.statusCode ?? 0;
    if (status !== 200 && status !== 206) throw await explain(response, url.host, what);
    if (!isPage(response)) return response;
    response.destroy();
    throw pageError(url.host, what);
  }

  /** Ends all that is under way, and keeps no connection. */
  close(): void {
    this.#closing.abort();
    this.connecting.agents.http.destroy();
    this.connecting.agents.https.destroy();
  }

  async #ask(path: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const authorization = await this.#authorization;
    const sent = {
      'user-agent': `${TOOL.name}/${TOOL.version}`,
      ...headers,
      ...(authorization === undefined ? {} : { authorization }),
    };
    return this.#askEither({ path: `/v2/${this.name.repository}/${path}`, headers: sent });
  }

  /** A registry that does not speak TLS is spoken to without where that is accepted: its first answer shows it. */
  async #askEither({ path, headers }: { path: string; headers: Ask['headers'] }): Promise<Answer> {
    if (isLoopback(this.host)) {
      this.#found ??= this.#findOut();
      await this.#found;
    }
    const asked = () => ask({ url: new URL(path, this.#origin), headers }, this.connecting);
    if (!this.#plain || this.#origin.startsWith('http:')) return asked();
    try {
      return await asked();
    } catch (error) {
      if (!(error instanceof EnvironmentError) || !speaksPlainly(error.cause)) throw error;
      this.#origin = `http://${this.host}`;
      return asked();
    }
  }

  async #findOut(): Promise<void> {
    if (await answersPlainly(this.host)) this.#origin = `http://${this.host}`;
  }

  /** Meets the challenge of a refusal; of several requests that were refused alike the first does it for all. */
  #renew(response: IncomingMessage, refused: Promise<string> | undefined): void {
    const challenges = parseChallenges(response.headers['www-authenticate'] ?? '');
    response.destroy();
    if (this.#authorization !== refused) return;
    this.#authorization = this.#loggedIn().then((login) =>
      authorize(challenges, { ...this.name, login, plain: this.#plain }, this.connecting),
    );
    // It is thrown to who waits for it.
    this.#authorization.catch(() => undefined);
  }

  #loggedIn(): Promise<Login | undefined> {
    this.#login ??= loginFor(this.name.registry, this.name.repository, this.options.logins);
    return this.#login;
  }

  async #refused(): Promise<EnvironmentError> {
    const login = await this.#loggedIn();
    const what = login === undefined ? 'gives it to nobody who is not logged in' : 'refuses the login';
    return loginNeeded(this.name.registry, what);
  }
}

function pass(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal });
}

/** Some servers of plain HTTP answer TLS in their own words, others hang up. */
function speaksPlainly(error: unknown): boolean {
  return isPlain(error) || /before secure TLS connection/.test(wordsOf(error));
}
