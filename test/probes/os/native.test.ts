import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Entry } from '../../../src/model/files.js';
import { UnreadableError } from '../../../src/model/problem.js';
import { mayBeNative, type Native, nativeProgram, readNative } from '../../../src/probes/os/native.js';
import { buildElf } from '../../support/elf/build.js';

const entryAt = (path: string, mode = 0o755): Entry => ({ path, mode, type: 'file', uid: 0, gid: 0, size: 1 });

describe('mayBeNative', () => {
  it('is true of programs and loaders, not of libraries', () => {
    const paths = ['/bin/sh', '/app', '/lib64/ld-linux-x86-64.so.2', '/lib/ld.so.1', '/lib/ld-musl-aarch64.so.1'];
    for (const path of paths) assert.ok(mayBeNative(entryAt(path)), path);
    for (const path of ['/lib/libc.so.6', '/lib/x.so', '/lib/libld.so.1']) assert.ok(!mayBeNative(entryAt(path)), path);
    assert.ok(!mayBeNative(entryAt('/etc/passwd', 0o644)));
  });
});

describe('readNative', () => {
  it('tells machine and loader', () => {
    const program = buildElf({ type: 'executable', interpreter: '/lib64/ld-linux-x86-64.so.2' });
    assert.deepEqual(readNative(program), { machine: 'x86_64', interpreter: '/lib64/ld-linux-x86-64.so.2' });
    const still = buildElf({ class: 32, machine: 40, type: 'executable', static: true });
    assert.deepEqual(readNative(still), { machine: 'arm', interpreter: undefined });
  });

  it('tells the machine where the headers are out of sight', () => {
    const program = buildElf({ type: 'executable', interpreter: '/lib/ld.so.1' });
    assert.deepEqual(readNative(program.subarray(0, 100)), { machine: 'x86_64', interpreter: undefined });
  });

  it('is undefined for what is no program, and never throws', () => {
    assert.equal(readNative(Buffer.from('#!/bin/sh\n')), undefined);
    assert.equal(readNative(Buffer.from('\x7fELF')), undefined);
    const magic = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => void readNative(Buffer.concat([magic, rest]))));
  });
});

describe('nativeProgram', () => {
  const program = (path: string, machine: string) =>
    [path, { entry: entryAt(path), parsed: { machine } as Native }] as const;

  it('believes the shell before a crowd', () => {
    const files = new Map([program('/opt/a', 'arm'), program('/opt/b', 'arm'), program('/usr/bin/dash', 'x86_64')]);
    const file = (path: string) => (path === '/bin/sh' ? files.get('/usr/bin/dash') : undefined);
    assert.equal(nativeProgram({ files, file }, (native) => native)?.path, '/usr/bin/dash');
  });

  it('else goes by what most are, and by the first path', () => {
    const files = new Map([program('/a', 'arm'), program('/b', 'x86_64'), program('/c', 'x86_64')]);
    const file = () => undefined;
    assert.equal(nativeProgram({ files, file }, (native) => native)?.path, '/b');
    assert.equal(
      nativeProgram({ files: new Map(), file }, (native: Native) => native),
      undefined,
    );
  });

  it('passes over a program that could not be read', () => {
    const files = new Map([program('/a', 'arm')]);
    const file = (path: string) => {
      throw new UnreadableError(path, 'unreadable', 'permission denied');
    };
    assert.equal(nativeProgram({ files, file }, (native) => native)?.machine, 'arm');
  });
});
