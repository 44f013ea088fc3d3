import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageSizeOf, parseBinaryFormat, parseModules } from '../../src/formats/kernel-state.js';

describe('the state of a kernel', () => {
  it('has its modules by name', () => {
    const text = 'overlay 155648 2 - Live 0x0\nbr_netfilter 32768 0 - Live 0x0\n';
    assert.deepEqual(parseModules(text), ['br_netfilter', 'overlay']);
  });

  it('tells formats that are on, and those whose interpreter is open', () => {
    const text = (flags: string) => `enabled\ninterpreter /usr/bin/qemu-arm\nflags: ${flags}\noffset 0\n`;
    assert.deepEqual(parseBinaryFormat(text('OCF')), { enabled: true, everywhere: true });
    assert.deepEqual(parseBinaryFormat(text('OC')), { enabled: true, everywhere: false });
    assert.deepEqual(parseBinaryFormat('disabled\ninterpreter /a\n'), { enabled: false, everywhere: false });
  });

  it('tells pages of 4, 16 and 64 KiB by their huge pages', () => {
    assert.deepEqual(
      [2, 32, 512].map((megabytes) => pageSizeOf(megabytes << 20)),
      [4096, 16384, 65536],
    );
    assert.equal(pageSizeOf(1 << 20), undefined);
    assert.equal(pageSizeOf(Number.NaN), undefined);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.ok(!parseModules(text).includes(''));
        assert.equal(typeof parseBinaryFormat(text).enabled, 'boolean');
      }),
    );
  });
});
