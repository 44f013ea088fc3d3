import { connect } from 'node:net';

/** Milliseconds after which whoever says nothing is spoken to as usual. */
const PATIENCE = 1000;

/**
 * A first message of TLS that is none, its length being nothing (RFC 8446, sections 4 and 5.1), and an empty line: a server
 * of TLS answers with an alert, one of HTTP that it does not understand, each at once.
 */
const NEITHER = Uint8Array.of(0x16, 3, 1, 0, 4, 1, 0, 0, 0, 0x0d, 0x0a, 0x0d, 0x0a);

/**
 * Whether who listens on this machine at `host`, which has a port, speaks HTTP without TLS. It is told by his first bytes,
 * at a fiftieth of what it takes to get TLS ready. Who does not listen, or answers nothing, does not.
 */
export function answersPlainly(host: string): Promise<boolean> {
  const [, name = '', port] = /^\[?([^\]]+)\]?:(\d+)$/.exec(host) ?? [];
  if (port === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect({ host: name, port: Number(port), timeout: PATIENCE }, () => socket.write(NEITHER));
    const answer = (isPlain: boolean): void => {
      socket.destroy();
      resolve(isPlain);
    };
    socket.once('data', (bytes: Buffer) => answer(bytes.subarray(0, 5).toString('latin1') === 'HTTP/'));
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => answer(false));
  });
}
