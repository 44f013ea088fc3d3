import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRules } from '../../../src/dev/build/rules.js';
import { ROOT } from '../../../src/dev/root.js';
import { readShippedPacks } from '../../../src/providers/pack-files.js';
import { declarationsOf } from '../../../src/rules/packs/compiled-packs.js';

describe('the compiled rules', () => {
  it('are those of the packs', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'hostdrift-rules-'));
    try {
      const path = join(directory, 'rules.json');
      await writeRules(ROOT, path);
      const { files } = await readShippedPacks(join(ROOT, 'rules'), path);
      assert.ok((declarationsOf(await readFile(path, 'utf8'), files)?.length ?? 0) > 40);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
