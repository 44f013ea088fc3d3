import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseListeners } from '../../src/formats/proc-net.js';

const TCP = [
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
  '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0',
  '   1: 0100007F:1F91 0100007F:A000 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1 0',
].join('\n');
const TCP6 = [
  '   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 42 1',
  '   1: 00000000000000000000000001000000:0051 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 43 1',
  '   2: B80D0120000000000000000001000000:0052 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 44 1',
].join('\n');

describe('parseListeners', () => {
  it('finds what listens, not what is connected', () => {
    assert.deepEqual(parseListeners(TCP, 'tcp'), [{ address: '127.0.0.1', port: 8080, inode: '4711' }]);
  });

  it('writes addresses of version 6 the usual way', () => {
    assert.deepEqual(
      parseListeners(TCP6, 'tcp').map(({ address, port }) => `${address} ${port}`),
      [':: 80', '::1 81', '2001:db8::1 82'],
    );
  });

  it('takes a bound socket of UDP for one that listens', () => {
    const line = '  1: 00000000:0044 00000000:0000 07 0:0 00:0 0 0 0 7 2';
    assert.deepEqual(parseListeners(line, 'udp'), [{ address: '0.0.0.0', port: 68, inode: '7' }]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseListeners(`0: ${text} 00000000:0000 0A\n${text}`, 'tcp')));
  });
});
