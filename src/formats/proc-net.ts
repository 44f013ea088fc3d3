/** A socket that waits for others: of TCP in the state LISTEN, of UDP bound without a peer. */
export interface Listener {
  /** As it is written in an address: `0.0.0.0`, `127.0.0.1`, `::`. */
  readonly address: string;
  readonly port: number;
  readonly inode: string;
}

/** TCP_LISTEN and, for UDP, TCP_CLOSE (include/net/tcp_states.h). */
const LISTENING = { tcp: '0A', udp: '07' } as const;

/** The listening sockets in /proc/net/tcp, tcp6, udp or udp6 (proc(5)). A line that is none is passed over. */
export function parseListeners(text: string, protocol: keyof typeof LISTENING): Listener[] {
  return text.split('\n').flatMap((line) => {
    const [, local = '', peer = '', state, , , , , , inode = ''] = line.trim().split(/\s+/);
    const [hex = '', port = ''] = local.split(':');
    const address = addressOf(hex);
    if (state !== LISTENING[protocol] || address === undefined || !/:0000$/.test(peer)) return [];
    return [{ address, port: Number.parseInt(port, 16), inode }];
  });
}

/** The kernel prints 32-bit words in the byte order of the machine; all that it runs on here are little-endian. */
function addressOf(hex: string): string | undefined {
  if (!/^([0-9A-F]{8}|[0-9A-F]{32})$/.test(hex)) return undefined;
  const bytes = Buffer.from(hex, 'hex');
  bytes.swap32();
  if (bytes.length === 4) return [...bytes].join('.');
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16));
  // The longest run of zeros is left out (RFC 5952, 4.2): the URL parser writes it so.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
