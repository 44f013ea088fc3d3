import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { nodeProbe } from '../../../src/probes/runtimes/node.js';
import { buildElf } from '../../support/elf/build.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';
import { executable, program } from '../../support/proof.js';

async function facts(files: Record<string, MemoryFile>) {
  const { node } = await runProbes(memoryEnvironment(files), [nodeProbe]);
  for (const fact of Object.values(node?.facts ?? {})) nodeProbe.schema.parse(fact);
  assert.equal(node?.status, 'complete');
  return node?.facts;
}

/** An ELF file of six megabytes that says in its middle what it was made from. */
function large(version: string, place = 3): Uint8Array {
  const file = Buffer.alloc(6 * 1024 * 1024);
  buildElf({ type: 'executable' }).copy(file);
  file.write(`https://nodejs.org/download/release/v${version}/node-v${version}.tar.gz`, place * 1024 * 1024, 'latin1');
  return file;
}

describe('the node probe', () => {
  it('finds the release in the program', async () => {
    const files = {
      '/opt/node/bin/node': executable(large('22.23.3')),
      '/usr/bin/node': { link: '/opt/node/bin/node' },
    };
    assert.deepEqual(await facts(files), {
      '/opt/node/bin/node': { version: '22.23.3', modules: 127, nodeApi: 10, links: ['/usr/bin/node'] },
    });
  });

  it('finds it in the library of a program that has one', async () => {
    const files = { '/usr/bin/node': program(), '/usr/lib/libnode.so.108': large('18.20.4', 5) };
    assert.deepEqual(await facts(files), {
      '/usr/bin/node': { version: '18.20.4', modules: 108, nodeApi: 9, library: '/usr/lib/libnode.so.108' },
    });
  });

  it('takes the word of who looked through it where it was', () => {
    const entry = { path: '/usr/lib/libnode.so.108', type: 'file', mode: 0o644, uid: 0, gid: 0, size: 1e8 } as const;
    const content = (found: readonly Uint8Array[]) => ({
      size: entry.size,
      found,
      read: () => assert.fail('it was not brought'),
      bytes: () => assert.fail('it was not brought'),
    });
    const address = Buffer.from('https://nodejs.org/download/release/v18.20.4/node-v18.20.4.tar.gz');
    assert.deepEqual(nodeProbe.parse?.(content([address]), entry), { role: 'library', version: '18.20.4' });
    assert.deepEqual(nodeProbe.parse?.(content([]), entry), { role: 'library' });
  });

  it('goes by the header beside it', async () => {
    const header =
      '#define NODE_MAJOR_VERSION 30\n#define NODE_MINOR_VERSION 1\n#define NODE_PATCH_VERSION 0\n#define NODE_MODULE_VERSION 999\n';
    const files = { '/usr/bin/node': program(), '/usr/include/node/node_version.h': header };
    assert.deepEqual(await facts(files), { '/usr/bin/node': { version: '30.1.0', modules: 999, nodeApi: 10 } });
  });

  it('knows of one without knowing which, and takes no script for one', async () => {
    assert.deepEqual(await facts({ '/usr/bin/node': program(), '/opt/node': executable('#!/bin/sh\n') }), {
      '/usr/bin/node': {},
    });
  });
});
