import assert from 'node:assert/strict';
import { type MemoryFile, memoryEnvironment } from '../support/memory-environment.js';
import { ownersOf } from '../support/owners.js';
import { textProbe } from '../support/probes.js';

async function owners(files: Record<string, MemoryFile>, listed: readonly string[], asked: readonly string[]) {
  const probe = textProbe('packages', { owners: () => listed.map((path) => [path, 'p'] as const) });
  return Object.keys(await ownersOf(memoryEnvironment(files), probe, asked));
}

describe('Ownership', () => {
  it('knows a file by where it lies now, whatever the package called its directory', async () => {
    const files = { '/usr/lib/libx.so.1': '', '/lib': { link: 'usr/lib' } };
    assert.deepEqual(await owners(files, ['/lib/libx.so.1'], ['/usr/lib/libx.so.1']), ['/usr/lib/libx.so.1']);
    const chain = { '/real/f': '', '/one': { link: '/two' }, '/two': { link: 'real' } };
    assert.deepEqual(await owners(chain, ['/one/f'], ['/real/f']), ['/real/f']);
  });

  it('lets a package own its link, not where that leads', async () => {
    const files = { '/usr/bin/vi': { link: '/opt/vim' }, '/opt/vim': '' };
    assert.deepEqual(await owners(files, ['/usr/bin/vi'], ['/usr/bin/vi', '/opt/vim']), ['/usr/bin/vi']);
  });

  it('knows files in the root and passes over what is gone or unreadable', async () => {
    const files: Record<string, MemoryFile> = {
      '/f': '',
      '/away': { link: 'away' },
      '/secret': { directory: true, unreadable: 'permission denied' },
    };
    const listed = ['/f', '/gone/x', '/away/x', '/secret/below/x', '/.', 'odd', ''];
    assert.deepEqual(await owners(files, listed, ['/f', '/secret/below/x']), ['/f']);
  });
});
