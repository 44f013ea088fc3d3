import assert from 'node:assert/strict';
import type { OpenOptions } from '../../src/model/provider.js';
import { openEnvironment } from '../../src/providers/open.js';
import { registryProvider } from '../../src/providers/registry.js';
import { type ImageFiles, ociLayout, sha256 } from '../support/image.js';
import { imageConfig } from '../support/image-config.js';
import type { Intercept } from '../support/registry.js';
import { servedRegistries } from '../support/registry-client.js';
import { noRejectionIsMissed } from '../support/rejections.js';
import { buildTar } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

const LOWER = buildTar([
  { name: 'etc/motd', content: 'old' },
  { name: 'etc/gone', content: 'x' },
  { name: 'large', content: 'x'.repeat(200_000) },
]);
const UPPER = buildTar([{ name: 'etc/motd', content: 'new' }, { name: 'etc/.wh.gone' }]);
const FILES = ociLayout({ layers: [LOWER, UPPER], config: { User: 'app' } }, 'none');

describe('registry:[HOST/]NAME[:TAG][@DIGEST]', () => {
  const { registry } = servedRegistries();
  noRejectionIsMissed();

  async function lines(files: ImageFiles, intercept?: Intercept, options: OpenOptions = {}): Promise<string[]> {
    const { host } = await registry(files, { intercept });
    const environment = await registryProvider.open(`${host}/app:1`, 'registry:x', { cache: false, ...options });
    try {
      const found = treeLines(await environment.scan(READER));
      return found.filter((line) => !line.includes('/large'));
    } finally {
      await environment.close();
    }
  }

  /** Answers requests for the layer otherwise. */
  const forLayer =
    (answer: (...given: Parameters<Intercept>) => unknown): Intercept =>
    (request, response) => {
      if (!request.url?.endsWith(sha256(LOWER))) return false;
      return answer(request, response) !== false;
    };

  it('is the image: its layers over each other, its configuration, its digests', async () => {
    const { host, connections } = await registry(FILES);
    const environment = await openEnvironment(`registry:${host}/team/app:1`, { cache: false });
    assert.equal(environment.description.kind, 'image');
    assert.equal(environment.description.name, `${host}/team/app:1`);
    assert.deepEqual(environment.image, imageConfig({ user: 'app' }));
    assert.deepEqual(treeLines(await environment.scan(READER)).slice(0, 2), [
      'directory 755 /etc',
      'file 644 /etc/motd "new"',
    ]);
    await environment.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(connections(), 0);
  });

  it('is also what docker://NAME names', async () => {
    const { host } = await registry(FILES);
    const environment = await openEnvironment(`docker://${host}/app:1`, { cache: false });
    assert.equal(environment.description.reference, `docker://${host}/app:1`);
    await environment.close();
  });

  it('is taken up when a layer breaks off', async () => {
    let broken = 0;
    const breaking = forLayer((request, response) => {
      if (request.headers.range !== undefined) return false;
      broken += 1;
      response.writeHead(200, { 'content-length': LOWER.length });
      response.write(LOWER.subarray(0, Math.floor(LOWER.length * 0.9)), () => setTimeout(() => response.destroy(), 20));
      return true;
    });
    assert.deepEqual(await lines(FILES, breaking), ['directory 755 /etc', 'file 644 /etc/motd "new"']);
    assert.equal(broken, 1);
  });

  it('waits as long as it is asked to', async () => {
    let refused = 0;
    const busy: Intercept = (_request, response) => {
      refused += 1;
      if (refused > 2) return false;
      response.writeHead(refused === 1 ? 429 : 503, { 'retry-after': '0' }).end();
      return true;
    };
    assert.equal((await lines(FILES, busy)).length, 2);
  });

  for (const [what, message, answer] of [
    [
      'another digest',
      /is damaged: its digest is sha256:/,
      forLayer((_request, response) => response.end(Buffer.alloc(LOWER.length))),
    ],
    [
      'another length',
      /is damaged: it has 5 bytes/,
      forLayer((_request, response) => response.writeHead(200, { 'content-length': 5 }).end('short')),
    ],
    [
      'a web page',
      /a web page instead of/,
      forLayer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')),
    ],
    ['a failure', /answers 404 Not Found/, forLayer((_request, response) => response.writeHead(404).end())],
    ['nothing', /nothing came for 0.2 s/, forLayer(() => true)],
  ] as const) {
    it(`ends with an error when a layer is answered with ${what}`, async () => {
      await assert.rejects(lines(FILES, answer, { registry: { timeout: 200 } }), (error) => {
        assert.ok(error instanceof Error && error.name === 'EnvironmentError', String(error));
        assert.match(error.message, message);
        return true;
      });
    });
  }

  it('is refused without a name', async () => {
    await assert.rejects(openEnvironment('registry:'), { message: 'Nothing is no name of an image in a registry' });
  });
});
