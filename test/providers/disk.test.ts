import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { diskProvider } from '../../src/providers/disk.js';
import { openEnvironment } from '../../src/providers/open.js';
import { diskOf } from '../support/disk.js';
import { extImage } from '../support/ext.js';
import { scratchDirectory } from '../support/scratch.js';
import { READER, treeLines } from '../support/visitor.js';

describe('disk:FILE', () => {
  const scratch = scratchDirectory();
  const root = extImage({
    2: { names: [['etc', 11]] },
    11: { names: [['os-release', 12]] },
    12: { text: 'ID=demo\n' },
  });

  it('is the system on a raw disk, also by its bare name', async () => {
    writeFileSync(scratch.path('disk.raw'), diskOf([root]));
    for (const reference of [`disk:${scratch.path('disk.raw')}`, scratch.path('disk.raw')]) {
      const environment = await openEnvironment(reference);
      assert.deepEqual(environment.description, { reference, kind: 'disk' });
      const lines = treeLines(await environment.scan(READER));
      assert.deepEqual(lines, ['directory 755 /etc', 'file 644 /etc/os-release "ID=demo\\n"']);
      await environment.close();
    }
  });

  it('says what is wrong with what is none', async () => {
    writeFileSync(scratch.path('empty'), '');
    writeFileSync(scratch.path('noise'), Buffer.alloc(10_000, 'noise'));
    const open = (name: string) => diskProvider.open(scratch.path(name), name, {});
    await assert.rejects(open('noise'), { name: 'EnvironmentError', message: /nothing that is known/ });
    await assert.rejects(open('empty'), { name: 'EnvironmentError' });
    await assert.rejects(open('absent'), { name: 'EnvironmentError' });
    const cut = diskOf([root]).subarray(0, 70 * 1024);
    writeFileSync(scratch.path('cut'), cut);
    await assert.rejects(open('cut'), { name: 'EnvironmentError' });
  });
});
