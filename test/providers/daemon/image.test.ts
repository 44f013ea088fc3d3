import assert from 'node:assert/strict';
import type { OpenOptions } from '../../../src/model/provider.js';
import { Daemon } from '../../../src/providers/daemon/daemon.js';
import { openDaemonImage } from '../../../src/providers/daemon/image.js';
import { DOCKER } from '../../../src/providers/daemon/kinds.js';
import { type Answers, fakeDaemon, imageAnswers } from '../../support/daemon.js';
import { archive, configJson, type ImageSpec, podmanArchive, sha256 } from '../../support/image.js';
import { scratchDirectory } from '../../support/scratch.js';
import { buildTar } from '../../support/tar.js';
import { READER, treeLines } from '../../support/visitor.js';

const IMAGE: ImageSpec = {
  layers: [buildTar([{ name: 'motd', content: 'old' }]), buildTar([{ name: 'motd', content: 'new' }])],
  config: { Env: ['LANG=C'], Cmd: ['/bin/sh'] },
};
const ID = `sha256:${sha256(configJson(IMAGE))}`;
const ANSWERS = imageAnswers('demo:1', IMAGE, podmanArchive);
const BYTES = archive(podmanArchive(IMAGE));

describe('an image of a daemon', () => {
  const { path } = scratchDirectory();
  const { serve } = fakeDaemon();

  async function open(answers: Answers, options: OpenOptions = {}, name = 'demo:1') {
    const asked = await serve(path('d.sock'), answers);
    const daemon = await Daemon.find(DOCKER, { DOCKER_HOST: `unix://${path('d.sock')}` });
    return { asked, environment: await openDaemonImage(daemon, name, `docker:${name}`, options) };
  }

  async function scan(answers: Answers): Promise<string[]> {
    const { environment } = await open(answers);
    return treeLines(await environment.scan(READER));
  }

  it('is what the daemon exports, by its id, with its configuration', async () => {
    const { asked, environment } = await open(ANSWERS);
    assert.deepEqual(environment.description, {
      reference: 'docker:demo:1',
      kind: 'image',
      platform: { os: 'linux', architecture: 'amd64' },
      digest: ID,
      layers: IMAGE.layers.map((layer) => `sha256:${sha256(layer)}`),
      name: 'demo:1',
    });
    assert.deepEqual(environment.image?.command, ['/bin/sh']);
    for (let times = 0; times < 2; times += 1) {
      assert.deepEqual(treeLines(await environment.scan(READER)), ['file 644 /motd "new"']);
    }
    await environment.close();
    assert.deepEqual(asked.slice(1), ['/images/demo:1/json', `/images/${ID}/get`, `/images/${ID}/get`]);
  });

  it('that is not there is an error which says how to get it', async () => {
    await assert.rejects(open({ '/images/demo:1/json': { status: 404, body: { message: 'No such image' } } }), {
      name: 'EnvironmentError',
      message: 'docker has no image demo:1',
      advice: 'Pull it first (docker pull demo:1), or read it where it is published: registry:demo:1.',
    });
    await assert.rejects(open({ '/images/demo:1/json': { status: 500, body: { message: 'broken' } } }), {
      message: /status 500: broken$/,
    });
    await assert.rejects(open({}, {}, '../x'), { message: '"../x" is not the name of an image of docker' });
  });

  it('for another platform is refused', async () => {
    await assert.rejects(open(ANSWERS, { platform: 'linux/arm64' }), {
      message: 'docker:demo:1 is an image for linux/amd64, not for linux/arm64',
      advice: /docker pull --platform linux\/arm64 demo:1/,
    });
    await assert.rejects(open(ANSWERS, { limits: { layers: 1 } }), { message: /has too many layers/ });
  });

  it('of which the daemon stops sending says how far it came', async () => {
    for (const cutAfter of [0, 700, BYTES.length - 1200]) {
      await assert.rejects(scan({ ...ANSWERS, [`/images/${ID}/get`]: { body: BYTES, cutAfter } }), {
        name: 'EnvironmentError',
        message: new RegExp(`^docker stopped sending docker:demo:1 after ${cutAfter} bytes: the connection broke$`),
      });
    }
  });

  it('that the daemon cannot export any further is told of in its own words', async () => {
    const said = '{"errorDetail":{"message":"no space left on device"},"error":"no space left on device"}\r\n';
    const body = Buffer.concat([BYTES.subarray(0, 700), Buffer.from(said)]);
    await assert.rejects(scan({ ...ANSWERS, [`/images/${ID}/get`]: { body } }), {
      message: /^docker stopped sending docker:demo:1 after \d+ bytes: no space left on device$/,
    });
    await assert.rejects(scan({ ...ANSWERS, [`/images/${ID}/get`]: { status: 404, body: { message: 'gone' } } }), {
      message: /status 404: gone$/,
    });
  });

  it('that ends in the middle although the daemon thinks that all is well is damaged', async () => {
    await assert.rejects(scan({ ...ANSWERS, [`/images/${ID}/get`]: { body: BYTES.subarray(0, 700) } }), {
      message: /^docker stopped sending docker:demo:1 after 700 bytes: .*tar ends inside/,
    });
  });
});
