import assert from 'node:assert/strict';
import { checkAlone, diskFormat, looksLikeDisk } from '../../../src/providers/disk/format.js';

function head(text: string, at = 0, length = 2048): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.write(text, at, 'latin1');
  return bytes;
}

describe('formats of disks', () => {
  it('are told by their first bytes', () => {
    assert.equal(diskFormat(head('QFI\xfb\0\0\0\x03')), 'qcow2');
    assert.equal(diskFormat(head('KDMV')), 'vmdk');
    assert.equal(diskFormat(head('vhdxfile')), 'vhdx');
    assert.equal(diskFormat(head('conectix')), 'vpc');
    assert.equal(diskFormat(head('\x7f\x10\xda\xbe', 0x40)), 'vdi');
    assert.equal(diskFormat(head('anything')), 'raw');
    assert.equal(diskFormat(new Uint8Array()), 'raw');
  });

  it('are recognised among files of any kind', () => {
    const mbr = head('\x55\xaa', 510);
    assert.equal(looksLikeDisk(mbr), false);
    mbr[450] = 0x83;
    assert.equal(looksLikeDisk(mbr), true);
    mbr[446] = 0x33;
    assert.equal(looksLikeDisk(mbr), false);
    assert.equal(looksLikeDisk(head('\x53\xef', 1080)), true);
    assert.equal(looksLikeDisk(Buffer.from('text')), false);
  });

  it('may not lead to other files', () => {
    const qcow = (change: (bytes: Buffer) => void) => {
      const bytes = head('QFI\xfb\0\0\0\x03');
      change(bytes);
      return () => checkAlone('qcow2', bytes, 'x.qcow2');
    };
    qcow(() => undefined)();
    assert.throws(
      qcow((bytes) => bytes.writeBigUInt64BE(512n, 8)),
      { message: 'x.qcow2 builds on another image' },
    );
    assert.throws(
      qcow((bytes) => bytes.writeBigUInt64BE(4n, 72)),
      /keeps its data in another file/,
    );
    assert.throws(
      qcow((bytes) => bytes.writeUInt32BE(2, 32)),
      /is encrypted/,
    );
    const vmdk = (text: string, capacity = 1n) => {
      const bytes = head('KDMV');
      bytes.writeBigUInt64LE(capacity, 12);
      bytes.write(text, 512, 'latin1');
      return () => checkAlone('vmdk', bytes, 'x.vmdk');
    };
    vmdk('CID=1\nparentCID=ffffffff\n')();
    assert.throws(vmdk('parentCID=12345678'), /builds on another image/);
    assert.throws(vmdk('parentFileNameHint="/etc/shadow"'), /builds on another image/);
    assert.throws(vmdk('', 0n), /keeps its data in other files/);
    assert.throws(() => checkAlone('vmdk', head('# Disk DescriptorFile'), 'x'), /keeps its data in other files/);
    checkAlone('raw', head(''), 'x');
  });
});
