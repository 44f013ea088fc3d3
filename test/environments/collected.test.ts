import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { collector } from '../../src/api/collector.js';
import type { Probe } from '../../src/model/probe.js';
import { librariesProbe } from '../../src/probes/binaries/libraries.js';
import { machoProbe } from '../../src/probes/binaries/macho.js';
import { peProbe } from '../../src/probes/binaries/pe.js';
import { runProbes } from '../../src/probes/engine.js';
import { openEnvironment } from '../../src/providers/open.js';
import { buildElf } from '../support/elf/build.js';
import { buildMachO, buildUniversal } from '../support/macho.js';
import { buildPe } from '../support/pe.js';
import { pendingUnless } from '../support/pending.js';
import { scratchDirectory } from '../support/scratch.js';

/** Moves what a file for Windows imports behind its first 4096 bytes. */
function spread(pe: Buffer, by: number): Buffer {
  const start = pe.readUInt32LE(60);
  const first = start + 24 + pe.readUInt16LE(start + 20);
  const headers = first + 40 * pe.readUInt16LE(start + 6);
  let lowest = pe.length;
  for (let at = first; at < headers; at += 40) lowest = Math.min(lowest, pe.readUInt32LE(at + 20));
  const moved = Buffer.concat([pe.subarray(0, lowest), Buffer.alloc(by), pe.subarray(lowest)]);
  for (let at = first; at < headers; at += 40) moved.writeUInt32LE(moved.readUInt32LE(at + 20) + by, at + 20);
  return moved;
}

/** Runs the collector on `root` below the directory; returns the records, which are kept beside it. */
function collect(directory: string): Buffer {
  const { status, stderr, stdout } = spawnSync('sh', ['-s', '--', '--stdout', '--root', `${directory}/root`], {
    input: collector(),
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(status, 0, stderr.toString());
  writeFileSync(`${directory}/records`, stdout);
  return stdout;
}

/** What the probes find in what was collected, and in the root itself. */
async function sectionsOf(directory: string, probes: readonly Probe[]) {
  const [brought, there] = await Promise.all(
    [`bundle:${directory}/records`, `dir:${directory}/root`].map(async (reference) => {
      const environment = await openEnvironment(reference, {});
      const sections = await runProbes(environment, probes);
      await environment.close();
      return sections;
    }),
  );
  return { brought, there };
}

describe('the collector, of large libraries', () => {
  const scratch = scratchDirectory();
  const symbols = Array.from({ length: 9000 }, (_, number) => ({ name: `symbol_${number}` }));

  for (const [name, spec] of Object.entries({
    'of 64 bits': {},
    'of 32 bits, with the highest byte first': { class: 32, littleEndian: false, machine: 20 },
  } as const)) {
    it(`leaves out what only speeds a search up, ${name}`, async function () {
      pendingUnless(this, spawnSync('perl', ['-v']).error === undefined, 'perl is not installed');
      mkdirSync(scratch.path('root/usr/lib'), { recursive: true });
      const library = buildElf({ ...spec, soname: 'libmany.so.1', symbols });
      writeFileSync(scratch.path('root/usr/lib/libmany.so.1'), library, { mode: 0o755 });
      const records = collect(scratch.path());
      assert.ok(library.length - records.length > 4 * symbols.length - 3 * 4096 - 2000, `${records.length} bytes`);
      const { brought, there } = await sectionsOf(scratch.path(), [librariesProbe]);
      const [found] = Object.values(there?.libraries?.facts ?? {});
      assert.equal(found?.soname, 'libmany.so.1');
      assert.deepEqual(brought, there);
    });
  }
});

describe('the collector, of programs for other systems', () => {
  const scratch = scratchDirectory();

  it('brings what is read of them, also behind their first bytes', async () => {
    mkdirSync(scratch.path('root/srv'), { recursive: true });
    const pe = buildPe({ imports: ['KERNEL32.dll', 'VCRUNTIME140.dll'] });
    const arm = buildMachO();
    writeFileSync(scratch.path('root/srv/app.exe'), spread(pe, 8192));
    writeFileSync(scratch.path('root/srv/near.dll'), pe);
    writeFileSync(
      scratch.path('root/srv/lib.dylib'),
      buildUniversal([arm, Buffer.concat([arm, Buffer.alloc(9000)]), arm]),
    );
    collect(scratch.path());
    const { brought, there } = await sectionsOf(scratch.path(), [peProbe, machoProbe]);
    assert.equal(Object.keys(there?.['foreign-binaries']?.facts ?? {}).length, 3);
    assert.deepEqual(brought, there);
  });
});
