import assert from 'node:assert/strict';
import { manifestSource } from '../../../src/dev/generate/manifest.js';
import { scratchDirectory } from '../../support/scratch.js';

const command = (description: string) => `
  export default class Some {
    static description = '${description}';
    static async run() {}
  }`;

describe('manifestSource', () => {
  const scratch = scratchDirectory();
  beforeEach(() => {
    scratch.write(
      'package.json',
      JSON.stringify({
        name: 'x',
        version: '1.0.0',
        type: 'module',
        files: [],
        oclif: { commands: './dist/commands' },
      }),
    );
    scratch.write('dist/commands/zeta.js', command('last'));
    scratch.write('dist/commands/alpha/beta.js', command('first'));
  });

  it('describes each command, sorted, without a path of this machine', async () => {
    const source = await manifestSource(scratch.path());
    const manifest = JSON.parse(source) as { version: string; commands: Record<string, { description: string }> };
    assert.equal(manifest.version, '1.0.0');
    assert.deepEqual(Object.keys(manifest.commands), ['alpha:beta', 'zeta']);
    assert.equal(manifest.commands.zeta?.description, 'last');
    assert.ok(!source.includes(scratch.path()));
    assert.ok(source.endsWith('}\n'));
  });

  it('fails where a command cannot be loaded', async () => {
    scratch.write('dist/commands/broken.js', "import './nowhere.js';");
    await assert.rejects(manifestSource(scratch.path()));
  });
});
