import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { archive, configJson, type ImageFiles, type ImageSpec, sha256 } from './image.js';

/** What a daemon of a test answers at one path. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Objects are sent as JSON. */
  readonly body?: Buffer | string | object;
  /** Breaks the connection behind so many bytes of the body. */
  readonly cutAfter?: number;
  /** Never answers. */
  readonly silent?: true;
}

/** Answers by path and query; `GET` unless the key begins with another method. */
export type Answers = Readonly<Record<string, Answer>>;

/** A daemon that answers what a test says, on a unix socket; stops after the test, or for another. */
export function fakeDaemon(): { serve(socket: string, answers: Answers): Promise<readonly string[]> } {
  const running: { server: Server; sockets: Set<Socket> }[] = [];
  async function stop(): Promise<void> {
    for (const { server, sockets } of running.splice(0)) {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  }
  afterEach(stop);
  return {
    async serve(socketPath, answers) {
      await stop();
      const asked: string[] = [];
      const sockets = new Set<Socket>();
      const server = createServer(({ method, url = '' }, response) => {
        const key = method === 'GET' ? url : `${method} ${url}`;
        asked.push(key);
        const answer = answers[key] ?? (url === '/_ping' ? { body: 'OK' } : UNKNOWN);
        if (answer.silent) return;
        response.writeHead(answer.status ?? 200, answer.headers ?? {});
        const body = bytesOf(answer.body ?? '');
        if (answer.cutAfter === undefined) response.end(body);
        else response.write(body.subarray(0, answer.cutAfter), () => response.socket?.destroy());
      });
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
      });
      running.push({ server, sockets });
      await new Promise<void>((resolve) => server.listen(socketPath, resolve));
      return asked;
    },
  };
}

const UNKNOWN: Answer = { status: 404, body: { message: 'page not found' } };

function bytesOf(body: Buffer | string | object): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** What a daemon answers of an image that it has as `name`, exported in one of the layouts of `docker save`. */
export function imageAnswers(name: string, image: ImageSpec, layout: (image: ImageSpec) => ImageFiles): Answers {
  const config = configJson(image);
  const id = `sha256:${sha256(config)}`;
  return {
    [`/images/${name}/json`]: { body: inspected(id, config) },
    [`/images/${id}/get`]: { body: archive(layout(image)) },
  };
}

/** A container of a test. */
export interface ContainerSpec {
  readonly config?: object;
  /** A tar of its files, as they are without what is mounted. */
  readonly root: Buffer;
  readonly hostConfig?: object;
  readonly mounts?: readonly object[];
  readonly state?: object;
  readonly more?: object;
}

/** The id of every container of {@link containerAnswers}. */
export const CONTAINER_ID = 'c0'.repeat(32);

/** What a daemon answers of a container that it has as `name`; of the image that it came from nothing is known. */
export function containerAnswers(name: string, spec: ContainerSpec): Answers {
  const { config = {}, root, hostConfig = {}, mounts = [], state = {}, more = {} } = spec;
  const body = {
    Id: CONTAINER_ID,
    Name: `/${name}`,
    Image: `sha256:${'0'.repeat(64)}`,
    State: { Status: 'created', Running: false, Pid: 0, ...state },
    HostConfig: hostConfig,
    Mounts: mounts,
    Config: config,
    ...more,
  };
  return {
    [`/containers/${name}/json`]: { body },
    '/info': { body: { KernelVersion: '6.1.0', CgroupVersion: '2' } },
    [`/containers/${CONTAINER_ID}/export`]: { body: root },
  };
}

function inspected(id: string, bytes: Buffer): object {
  const { os, architecture, config, rootfs } = JSON.parse(bytes.toString());
  return { Id: id, Os: os, Architecture: architecture, Config: config, RootFS: { Layers: rootfs.diff_ids } };
}
