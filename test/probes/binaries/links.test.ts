import assert from 'node:assert/strict';
import { linksTo } from '../../../src/probes/binaries/links.js';
import { ProbeVisitor } from '../../../src/probes/visitor.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('linksTo', () => {
  it('finds the links that lead to a file, through other links and directories', async () => {
    const tree = await memoryEnvironment({
      '/usr/lib/libz.so.1.3': 'x',
      '/usr/lib/libz.so.1': { link: 'libz.so.1.3' },
      '/usr/lib/libz.so': { link: '/lib/libz.so.1' },
      '/lib': { link: 'usr/lib' },
      '/usr/lib/gone.so': { link: 'nothing' },
      '/usr/lib/loop.so': { link: 'loop.so' },
      '/secret': { directory: true, unreadable: 'permission denied' },
      '/usr/lib/hidden.so': { link: '/secret/x.so' },
    }).scan(new ProbeVisitor([]));
    assert.deepEqual([...linksTo(tree)], [['/usr/lib/libz.so.1.3', ['/usr/lib/libz.so', '/usr/lib/libz.so.1']]]);
    assert.equal(linksTo(tree), linksTo(tree));
  });
});
