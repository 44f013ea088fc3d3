import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { collector } from '../../src/api/collector.js';
import { machoProbe } from '../../src/probes/binaries/macho.js';
import { peProbe } from '../../src/probes/binaries/pe.js';
import { runProbes } from '../../src/probes/engine.js';
import { openEnvironment } from '../../src/providers/open.js';
import { buildMachO, buildUniversal } from '../support/macho.js';
import { buildPe } from '../support/pe.js';
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
    const { status, stderr, stdout } = spawnSync('sh', ['-s', '--', '--stdout', '--root', scratch.path('root')], {
      input: collector(),
      maxBuffer: 64 * 1024 * 1024,
    });
    assert.equal(status, 0, stderr.toString());
    writeFileSync(scratch.path('records'), stdout);
    const [brought, there] = await Promise.all(
      [`bundle:${scratch.path('records')}`, `dir:${scratch.path('root')}`].map(async (reference) => {
        const environment = await openEnvironment(reference, {});
        const sections = await runProbes(environment, [peProbe, machoProbe]);
        await environment.close();
        return sections;
      }),
    );
    assert.equal(Object.keys(there?.['foreign-binaries']?.facts ?? {}).length, 3);
    assert.deepEqual(brought, there);
  });
});
