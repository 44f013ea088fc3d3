import { createConnection, type Socket } from 'node:net';
import type { Blocks } from './blocks.js';

const [GREETING, OPTION, REQUEST, REPLY] = [0x4e42444d41474943n, 0x49484156454f5054n, 0x25609513, 0x67446698];
const EXPORT_NAME = 1;
/** Bytes of one request at most: every server takes as many. */
const MOST = 8 * 1024 * 1024;

interface Waiting {
  readonly length: number;
  resolve(bytes: Buffer): void;
  reject(error: Error): void;
}

/** What an NBD server exports, read only (the NBD protocol, doc/proto.md: fixed newstyle, simple replies). */
export class NbdBlocks implements Blocks {
  #buffers: Buffer[] = [];
  #held = 0;
  readonly #wanted: Waiting[] = [];
  #requests = Promise.resolve();
  #failure: Error | undefined;
  size = 0;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.#buffers.push(chunk);
      this.#held += chunk.length;
      this.#serve();
    });
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the connection to qemu-nbd ended')));
  }

  /** Connects to a unix socket. Rejects with an `Error` when nobody answers as such a server. */
  static async connect(path: string): Promise<NbdBlocks> {
    const socket = createConnection(path);
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const nbd = new NbdBlocks(socket);
    try {
      await nbd.#greet();
    } catch (error) {
      socket.destroy();
      throw error;
    }
    return nbd;
  }

  /** Reads one after the other: there is one reader, and the server is on this machine. */
  async read(offset: number, length: number): Promise<Buffer> {
    if (!(offset >= 0 && length >= 0 && offset + length <= this.size)) {
      throw new Error(`bytes ${offset} to ${offset + length} lie outside of the ${this.size} bytes that there are`);
    }
    const parts: Buffer[] = [];
    for (let at = 0; at < length; at += MOST) parts.push(await this.#request(offset + at, Math.min(MOST, length - at)));
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  close(): void {
    this.socket.destroy();
  }

  async #greet(): Promise<void> {
    const greeting = await this.#take(18);
    if (greeting.readBigUInt64BE(0) !== GREETING || greeting.readBigUInt64BE(8) !== OPTION) {
      throw new Error('it speaks no NBD');
    }
    const answer = Buffer.alloc(20);
    // Of the flags it is answered that both sides know the protocol and need no padding.
    answer.writeUInt32BE(3, 0);
    answer.writeBigUInt64BE(OPTION, 4);
    answer.writeUInt32BE(EXPORT_NAME, 12);
    this.socket.write(answer);
    this.size = Number((await this.#take(10)).readBigUInt64BE(0));
  }

  #request(offset: number, length: number): Promise<Buffer> {
    const answer = this.#requests.then(async () => {
      const request = Buffer.alloc(28);
      request.writeUInt32BE(REQUEST, 0);
      request.writeBigUInt64BE(BigInt(offset), 16);
      request.writeUInt32BE(length, 24);
      this.socket.write(request);
      const head = await this.#take(16);
      if (head.readUInt32BE(0) !== REPLY) throw new Error('qemu-nbd gave an answer that cannot be understood');
      if (head.readUInt32BE(4) !== 0) throw new Error('the image is damaged where it was read');
      return this.#take(length);
    });
    this.#requests = answer.then(
      () => undefined,
      () => undefined,
    );
    return answer;
  }

  #take(length: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#wanted.push({ length, resolve, reject });
      this.#serve();
    });
  }

  #serve(): void {
    for (let next = this.#wanted[0]; next !== undefined; next = this.#wanted[0]) {
      if (this.#held < next.length) {
        if (this.#failure !== undefined) this.#wanted.shift()?.reject(this.#failure);
        return;
      }
      const all = this.#buffers.length === 1 ? (this.#buffers[0] as Buffer) : Buffer.concat(this.#buffers);
      this.#buffers = all.length > next.length ? [all.subarray(next.length)] : [];
      this.#held = all.length - next.length;
      this.#wanted.shift()?.resolve(all.subarray(0, next.length));
    }
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const waiting of this.#wanted.splice(0)) waiting.reject(this.#failure);
  }
}
