import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openEnvironment } from '../../src/providers/open.js';
import { archive, newDockerArchive, ociLayout, podmanArchive, writeFiles } from '../support/image.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar } from '../support/tar.js';
import { tinyImage } from '../support/tiny-image.js';

describe('opening a reference', () => {
  const { path, write } = scratchDirectory();

  async function kindOf(reference: string): Promise<string> {
    const environment = await openEnvironment(reference);
    await environment.close();
    return environment.description.kind;
  }

  it('opens what the scheme says, also by its other name', async () => {
    writeFiles(ociLayout(tinyImage(), 'none'), path('layout'));
    assert.equal(await kindOf(`oci-dir:${path('layout')}`), 'image');
    assert.equal(await kindOf(`oci:${path('layout')}`), 'image');
    assert.equal(await kindOf(`dir:${path('layout')}`), 'directory');
  });

  it('recognises a bare path by what it is', async () => {
    writeFiles(ociLayout(tinyImage(), 'none'), path('layout'));
    mkdirSync(path('root'));
    const cases: Readonly<Record<string, readonly [bytes: Buffer, kind: string]>> = {
      podman: [archive(podmanArchive(tinyImage())), 'image'],
      docker: [archive(newDockerArchive(tinyImage())), 'image'],
      oci: [archive(ociLayout(tinyImage(), 'gzip')), 'image'],
      packed: [gzipSync(archive(podmanArchive(tinyImage()))), 'image'],
      root: [buildTar([{ name: 'etc/motd' }]), 'directory'],
    };
    for (const [name, [bytes, kind]] of Object.entries(cases)) {
      writeFileSync(path(`${name}.tar`), bytes);
      assert.equal(await kindOf(path(`${name}.tar`)), kind, name);
    }
    assert.equal(await kindOf(path('layout')), 'image');
    assert.equal(await kindOf(path('root')), 'directory');
  });

  it('says what could be meant where nothing fits', async () => {
    write('text', 'text');
    await assert.rejects(openEnvironment(path('text')), {
      name: 'EnvironmentError',
      message: /text is no environment/,
    });
    await assert.rejects(openEnvironment('rpm:thing'), {
      message: /no kind of environment is called rpm/,
      advice: /dir:PATH/,
    });
    await assert.rejects(openEnvironment(path('gone')), { message: /gone was not found/ });
    await assert.rejects(openEnvironment(''), { name: 'EnvironmentError' });
  });
});
