import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type * as z from 'zod';
import { EnvironmentError } from '../../model/problem.js';
import { DEFAULT_LIMITS } from '../image/limits.js';
import { parseJson } from '../image/manifest.js';
import type { Endpoint } from './endpoint.js';
import { Refusal, unreachable } from './failure.js';
import type { DaemonKind } from './kinds.js';

/** How long a daemon may be silent, in milliseconds. It packs a large image for minutes before the first byte comes. */
export interface Patience {
  readonly answer: number;
  readonly stream: number;
}

const PATIENCE: Patience = { answer: 60_000, stream: 900_000 };

/** Bytes of an answer at most that is no stream. */
const MOST_ANSWER = DEFAULT_LIMITS.manifest;

/** A daemon that answers, spoken to over its API (Docker Engine API 1.41 and newer; podman speaks it too). Only reads. */
export class Daemon {
  constructor(
    readonly kind: DaemonKind,
    readonly endpoint: Endpoint,
    private readonly patience: Patience = PATIENCE,
  ) {}

  /** The first daemon of this kind that answers. Throws {@link EnvironmentError} that says where it was looked for. */
  static async find(
    kind: DaemonKind,
    environment: NodeJS.ProcessEnv = process.env,
    patience: Patience = PATIENCE,
  ): Promise<Daemon> {
    const failures: { endpoint: Endpoint; error: unknown }[] = [];
    for (const endpoint of kind.endpoints(environment)) {
      const daemon = new Daemon(kind, endpoint, patience);
      try {
        await daemon.#bytes('/_ping');
        return daemon;
      } catch (error) {
        failures.push({ endpoint, error });
      }
    }
    throw unreachable(kind, failures);
  }

  /** For messages. */
  get name(): string {
    return this.kind.name;
  }

  /** What the API answers at `path`. Throws {@link Refusal} where it refuses, and {@link EnvironmentError} else. */
  async ask<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return parseJson(await this.#bytes(path), schema, `What ${this.name} says of ${path}`);
  }

  /**
   * What it sends at `path`, piece by piece; the header says more about it. Whoever stops reading ends the connection.
   * Throws {@link Refusal}, and whatever breaks on the way.
   */
  async stream(path: string): Promise<IncomingMessage> {
    const response = await this.#send('GET', path, this.patience.stream);
    return this.#accepted(response, path);
  }

  /** The headers of what it would send. Throws as {@link stream}. */
  async headers(path: string): Promise<IncomingMessage['headers']> {
    const response = await this.#accepted(await this.#send('HEAD', path, this.patience.answer), path);
    response.resume();
    return response.headers;
  }

  async #bytes(path: string): Promise<Uint8Array> {
    return collect(await this.#accepted(await this.#send('GET', path, this.patience.answer), path), this.name);
  }

  async #accepted(response: IncomingMessage, path: string): Promise<IncomingMessage> {
    const { statusCode = 0 } = response;
    if (statusCode === 200) return response;
    const body = Buffer.from(await collect(response, this.name)).toString('utf8');
    throw new Refusal(this.name, path, statusCode, messageOf(body));
  }

  #send(method: string, path: string, silence: number): Promise<IncomingMessage> {
    const { socketPath, host, port, tls } = this.endpoint;
    const place = socketPath === undefined ? { host, port } : { socketPath };
    const options: RequestOptions = { ...place, method, path, agent: false, headers: { Host: host ?? 'daemon' } };
    return new Promise((resolve, reject) => {
      const { ca, cert, key, unverified } = tls ?? {};
      const request =
        tls === undefined
          ? httpRequest(options, resolve)
          : httpsRequest({ ...options, ca, cert, key, rejectUnauthorized: unverified !== true }, resolve);
      request.setTimeout(silence, () =>
        request.destroy(new EnvironmentError(`${this.name} has said nothing for ${silence / 1000} seconds`)),
      );
      request.on('error', reject);
      request.end();
    });
  }
}

/** Takes all of a short answer. */
async function collect(response: IncomingMessage, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_ANSWER) throw new EnvironmentError(`${name} answers with too much`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Errors come as `{"message": "…"}`; a proxy in between answers as it likes. */
function messageOf(body: string): string {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    if (typeof message === 'string') return message.trim();
  } catch {
    // Not JSON: the text itself is what there is.
  }
  return body.trim().slice(0, 200);
}
