import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { NbdBlocks } from '../../../src/providers/disk/nbd.js';
import { scratchDirectory } from '../../support/scratch.js';

const GREETING = Buffer.concat([Buffer.from('NBDMAGICIHAVEOPT'), Buffer.from([0, 3])]);

/** Speaks the protocol over a disk whose bytes are their own offsets, one byte a piece. */
function serve(path: string, said: Buffer, error = 0): Promise<Server> {
  const server = createServer((socket) => {
    let given = Buffer.alloc(0);
    let greeted = false;
    socket.on('error', () => undefined);
    for (const byte of said) socket.write(Buffer.of(byte));
    socket.on('data', (chunk) => {
      given = Buffer.concat([given, chunk]);
      if (!greeted && given.length >= 20) {
        greeted = true;
        given = given.subarray(20);
        const size = Buffer.alloc(10);
        size.writeBigUInt64BE(1000n, 0);
        socket.write(size);
      }
      for (; greeted && given.length >= 28; given = given.subarray(28)) {
        const [at, length] = [Number(given.readBigUInt64BE(16)), given.readUInt32BE(24)];
        const reply = Buffer.alloc(16);
        reply.writeUInt32BE(0x67446698, 0);
        reply.writeUInt32BE(error, 4);
        socket.write(Buffer.concat([reply, Buffer.from(Array.from({ length }, (_, index) => (at + index) % 256))]));
      }
    });
  });
  return new Promise((resolve) => server.listen(path, () => resolve(server)));
}

describe('an NBD server', () => {
  const scratch = scratchDirectory();
  let server: Server | undefined;
  afterEach(() => server?.close());

  it('gives the bytes that it is asked for, several askers at once', async () => {
    server = await serve(scratch.path('s'), GREETING);
    const blocks = await NbdBlocks.connect(scratch.path('s'));
    assert.equal(blocks.size, 1000);
    const [first, second] = await Promise.all([blocks.read(10, 3), blocks.read(998, 2)]);
    assert.deepEqual(
      [[...first], [...second]],
      [
        [10, 11, 12],
        [230, 231],
      ],
    );
    await assert.rejects(blocks.read(999, 2), /lie outside/);
    blocks.close();
    await assert.rejects(blocks.read(0, 1), /ended/);
  });

  it('is refused when it is none, and its errors are told', async () => {
    server = await serve(scratch.path('s'), Buffer.from('SSH-2.0-nothing of the kind'));
    await assert.rejects(NbdBlocks.connect(scratch.path('s')), /speaks no NBD/);
    server.close();
    server = await serve(scratch.path('t'), GREETING, 5);
    const blocks = await NbdBlocks.connect(scratch.path('t'));
    await assert.rejects(blocks.read(0, 1), /damaged where it was read/);
    blocks.close();
    await assert.rejects(NbdBlocks.connect(scratch.path('nobody')), /ENOENT/);
  });
});
