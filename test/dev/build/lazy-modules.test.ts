import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { lazyModules } from '../../../src/dev/build/lazy-modules.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('lazyModules', () => {
  const { path, write } = scratchDirectory();

  /** What a program prints that imports modules of Node in all ways, and whether it had loaded them before. */
  async function printed(use: string): Promise<string> {
    write(
      'main.js',
      `import { gzipSync } from 'node:zlib'; import * as http from 'node:http'; import net, { isIP } from 'net';
      const loaded = () => process.moduleLoadList.filter((name) => /^NativeModule (?:zlib|http|net)$/.test(name)).length;
      const before = loaded(); ${use}; console.log(before, loaded());`,
    );
    const common = { bundle: true, format: 'cjs', platform: 'node', logLevel: 'silent' } as const;
    await build({ ...common, entryPoints: [path('main.js')], outfile: path('out.cjs'), plugins: [lazyModules] });
    return spawnSync(process.execPath, [path('out.cjs')], { encoding: 'utf8' }).stdout;
  }

  it('loads nothing before it is used', async () => {
    assert.equal(await printed(''), '0 0\n');
  });

  it('gives what the modules give, in whatever way they are imported', async () => {
    assert.equal(
      await printed("console.log(gzipSync('').length, http.STATUS_CODES[404], isIP('::1'), net.isIPv4('::1'))"),
      '20 Not Found 6 false\n0 3\n',
    );
  });
});
