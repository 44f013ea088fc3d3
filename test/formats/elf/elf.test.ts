import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ElfError, readElf } from '../../../src/formats/elf/elf.js';
import { elfHead } from '../../../src/formats/elf/ranges.js';
import { symbolHash } from '../../../src/formats/elf/symbol-hash.js';
import { buildElf } from '../../support/elf/build.js';
import { hasReadelf, readelf } from '../../support/elf/readelf.js';
import { memorySource } from '../../support/elf/source.js';
import type { ElfSpec } from '../../support/elf/spec.js';
import { pendingUnless } from '../../support/pending.js';

const full: ElfSpec = {
  interpreter: '/lib64/ld-linux-x86-64.so.2',
  soname: 'libx.so.1',
  needed: ['libm.so.6', 'libc.so.6'],
  auxiliaries: ['libfast.so'],
  filters: ['libreal.so'],
  rpath: '/opt/old',
  runpath: '$ORIGIN/../lib:/opt/lib',
  versions: ['X_1', 'X_2'],
  needs: { 'libc.so.6': ['GLIBC_2.34', '?GLIBC_2.36'] },
  symbols: [
    { name: 'x_open', version: 'X_1' },
    { name: 'x_close', version: '@X_2' },
    { name: 'puts', undefined: true, version: 'libc.so.6:GLIBC_2.34' },
    { name: 'table', undefined: true, use: 'eager' },
  ],
  executableStack: false,
  isaLevel: 2,
  minimumKernel: '3.2.0',
  buildId: 'c0ffee',
};

const layouts: ElfSpec[] = [
  {},
  { class: 32 },
  { littleEndian: false, machine: 22 },
  { class: 32, littleEndian: false, machine: 20 },
  { hash: 'both' },
  { hash: 'sysv' },
  { patched: true },
];

describe('readElf', () => {
  it('reads the same in every layout', () => {
    const strip = ({ header: _h, machine: _m, notes: _n, ...rest }: ReturnType<typeof readElf>) => rest;
    const expected = strip(readElf(memorySource(buildElf(full))));
    assert.deepEqual(
      { ...expected, symbols: undefined, versionNeeds: undefined, versionDefinitions: undefined },
      {
        interpreter: '/lib64/ld-linux-x86-64.so.2',
        dynamic: true,
        soname: 'libx.so.1',
        needed: ['libm.so.6', 'libc.so.6'],
        auxiliaries: ['libfast.so'],
        filters: ['libreal.so'],
        rpath: '/opt/old',
        runpath: '$ORIGIN/../lib:/opt/lib',
        flags: { bindNow: false, pie: false, noOpen: false, noDefaultLibraries: false, relr: false },
        pageAlignment: undefined,
        executableStack: false,
        symbols: undefined,
        versionNeeds: undefined,
        versionDefinitions: undefined,
      },
    );
    for (const layout of layouts) {
      assert.deepEqual(strip(readElf(memorySource(buildElf({ ...full, ...layout })))), expected);
    }
  });

  it('reads the flags', () => {
    const flags = (spec: ElfSpec) => readElf(memorySource(buildElf(spec))).flags;
    const all = { bindNow: true, pie: true, noOpen: true, noDefaultLibraries: true, relr: true };
    assert.deepEqual(flags(all), all);
    assert.equal(readElf(memorySource(buildElf({ executableStack: true }))).executableStack, true);
    assert.equal(readElf(memorySource(buildElf({}))).executableStack, undefined);
  });

  it('knows a static program', () => {
    const file = readElf(memorySource(buildElf({ static: true, type: 'executable', minimumKernel: '4.4.0' })));
    assert.deepEqual([file.dynamic, file.interpreter, file.needed], [false, undefined, []]);
    assert.deepEqual(file.symbols, { defined: [], undefined: [] });
    assert.equal(file.notes.minimumKernel, '4.4.0');
    assert.equal(file.pageAlignment, undefined);
  });

  it('knows the largest pages that a file can be loaded with', () => {
    const loaded = readElf(memorySource(buildElf({ type: 'executable', machine: 183, needed: ['libc.so.6'] })));
    assert.equal(loaded.pageAlignment, 4096);
    // What the kernel maps alone has to lie in its page as it does in the file, whatever it is aligned to.
    const alone = buildElf({ static: true, type: 'executable', machine: 183 });
    assert.equal(readElf(memorySource(alone)).pageAlignment, undefined);
    const view = new DataView(alone.buffer, alone.byteOffset);
    const table = Number(view.getBigUint64(32, true));
    for (let at = table; at < table + 56 * view.getUint16(56, true); at += 56) {
      if (view.getUint32(at, true) === 1) view.setBigUint64(at + 16, view.getBigUint64(at + 16, true) + 0x4000n, true);
    }
    assert.equal(readElf(memorySource(alone)).pageAlignment, 0x4000);
  });

  it('reads a usual file in a few large pieces', () => {
    const source = memorySource(buildElf(full));
    readElf(source);
    assert.ok(source.reads.length <= 5, `${source.reads.length} reads`);
  });

  it('refuses a string table of 2 GB and a name that does not end', () => {
    const bytes = buildElf(full);
    const strings = bytes.indexOf(Buffer.from('libx.so.1\0'));
    const endless = Buffer.from(bytes);
    for (let at = strings; at < bytes.length && at < strings + 400; at++) if (endless[at] === 0) endless[at] = 0x41;
    assert.throws(() => readElf(memorySource(endless)), ElfError);
    const dynamic = bytes.lastIndexOf(Buffer.from([10, 0, 0, 0, 0, 0, 0, 0]));
    bytes.writeUInt32LE(0x7fffffff, dynamic + 8);
    assert.throws(() => readElf(memorySource(bytes)), /the string table/);
  });
});

describe('readElf on the files of this machine', function () {
  this.timeout(20_000);

  it('reads what readelf prints', function () {
    pendingUnless(this, hasReadelf(), 'needs readelf');
    const files = elfFilesOf(['/usr/bin', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64'], 80);
    pendingUnless(this, files.length > 0, 'needs ELF files in /usr');
    for (const path of files) {
      const bytes = readFileSync(path);
      const printed = readelf(path);
      const file = readElf(memorySource(bytes));
      const undefinedNames = file.symbols.undefined.flatMap(({ names }) => names);
      assert.deepEqual(
        {
          needed: file.needed,
          soname: file.soname,
          rpath: file.rpath,
          runpath: file.runpath,
          interpreter: file.interpreter,
          needs: file.versionNeeds.flatMap((need) => need.versions.map(({ name }) => `${need.file} ${name}`)).sort(),
          definitions: file.versionDefinitions.flatMap(({ name, base }) => (base ? [] : name)).sort(),
          // What a program copies from a library it wants and defines.
          undefined: [...new Set(undefinedNames.filter((name) => printed.undefined.includes(name)))].sort(),
        },
        (({ defined: _defined, ...rest }) => rest)(printed),
        path,
      );
      assert.ok(undefinedNames.every((name) => printed.undefined.includes(name) || printed.defined.includes(name)));
      const hashes = new Set(file.symbols.defined.flatMap((group) => [...group.hashes]));
      assert.deepEqual(hashes, new Set(printed.defined.map(symbolHash)), path);
    }
  });

  /** Some ELF files below 4 MB, spread evenly over the directories. */
  function elfFilesOf(directories: readonly string[], count: number): string[] {
    const paths = directories
      .filter((directory) => existsSync(directory))
      .flatMap((directory) => readdirSync(directory).map((name) => join(directory, name)));
    const step = Math.max(1, Math.floor(paths.length / count));
    return paths.filter((path, i) => {
      const stat = i % step === 0 ? statSync(path, { throwIfNoEntry: false }) : undefined;
      if (stat === undefined || !stat.isFile() || stat.size > 4_000_000) return false;
      return elfHead(readFileSync(path).subarray(0, 4096), stat.size)?.type === 3;
    });
  }
});

describe('readElf on damaged files', function () {
  this.timeout(10_000);

  /** Reads, and checks that what goes wrong is an {@link ElfError} that says where. */
  function survives(bytes: Uint8Array): void {
    try {
      readElf(memorySource(bytes));
    } catch (error) {
      assert.ok(error instanceof ElfError, String(error));
      assert.match(error.message, /at offset \d+/);
    }
  }

  const files = fc.constantFrom(...layouts).map((layout) => buildElf({ ...full, ...layout }));
  const places = fc.array(fc.tuple(fc.nat(3000), fc.oneof(fc.constantFrom(0, 1, 0x7f, 0xff), fc.nat(255))), {
    minLength: 1,
    maxLength: 8,
  });

  it('throws nothing but ElfError where single bytes are wrong', () => {
    fc.assert(
      fc.property(files, places, (bytes, flips) => {
        for (const [at, value] of flips) bytes[at % bytes.length] = value;
        survives(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('throws nothing but ElfError where words are wrong', () => {
    const words = fc.constantFrom(0, 1, 16, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff);
    fc.assert(
      fc.property(files, fc.array(fc.tuple(fc.nat(750), words), { minLength: 1, maxLength: 4 }), (bytes, flips) => {
        for (const [at, value] of flips) bytes.writeUInt32LE(value, (at * 4) % (bytes.length - 3));
        survives(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('throws nothing but ElfError where the file is cut', () => {
    fc.assert(fc.property(files, fc.nat(3000), (bytes, length) => survives(bytes.subarray(0, length))));
  });

  it('throws nothing but ElfError on noise', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), survives));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (noise) => {
        const bytes = Buffer.concat([buildElf({}).subarray(0, 64), noise]);
        survives(bytes);
      }),
    );
  });
});
