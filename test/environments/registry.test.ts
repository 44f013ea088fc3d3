import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { snapshot } from '../../src/index.js';
import type { OpenOptions } from '../../src/model/provider.js';
import { archive, ociLayout } from '../support/image.js';
import { pendingUnless } from '../support/pending.js';
import { type ServedRegistry, serve, serveRegistry } from '../support/registry.js';
import { rootLayers, sampleRoot } from '../support/root.js';
import { scratchDirectory } from '../support/scratch.js';

const IMAGE = ociLayout({ layers: rootLayers(sampleRoot()), tags: ['1'] }, 'gzip');
const PROGRAMS = ['docker-registry', 'skopeo', 'htpasswd', 'openssl'];
const there = (program: string) => spawnSync('which', [program]).status === 0;

describe('a registry with a cache', () => {
  const scratch = scratchDirectory();
  const { XDG_CACHE_HOME } = process.env;
  let served: ServedRegistry;
  beforeEach(async () => {
    process.env.XDG_CACHE_HOME = scratch.path('cache');
    served = await serveRegistry(IMAGE);
  });
  afterEach(async () => {
    if (XDG_CACHE_HOME === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = XDG_CACHE_HOME;
    await served.close();
  });

  const take = (options: OpenOptions = {}) =>
    snapshot(`registry:${served.host}/app:1`, { takenAt: new Date(0), ...options });
  const blobs = () => served.requests.filter(({ url }) => url.includes('/blobs/')).length;

  it('is asked for no layer twice, and gives the same facts', async () => {
    const cold = await take();
    const first = blobs();
    assert.ok(first >= 6);
    const warm = await take();
    assert.deepEqual(warm, cold);
    assert.equal(blobs() - first, 1);
  });

  it('is asked again for other sections, whose files were not kept', async () => {
    const all = await take();
    const { sections } = await snapshot(`registry:${served.host}/app:1`, { sections: ['os'] });
    assert.deepEqual(sections.os, all.sections.os);
  });

  it('keeps nothing where that is asked for', async () => {
    const { sections } = await take({ cache: false });
    assert.equal(existsSync(scratch.path('cache')), false);
    assert.deepEqual((await take()).sections, sections);
  });
});

describe("Debian's registry", () => {
  const scratch = scratchDirectory();
  const running: ChildProcess[] = [];
  const servers: ServedRegistry[] = [];
  before(function () {
    pendingUnless(this, PROGRAMS.every(there), `needs ${PROGRAMS.join(', ')}`);
  });
  afterEach(async () => {
    for (const child of running.splice(0)) {
      child.kill();
      await once(child, 'exit');
    }
    for (const server of servers.splice(0)) await server.close();
  });

  /** A certificate of its own for loopback. */
  function certify(): { key: string; cert: string } {
    const [key, cert] = [scratch.path('key.pem'), scratch.path('cert.pem')];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...kind, ...names, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { key, cert };
  }

  /** Starts a registry with these lines of configuration; returns its host. */
  async function start(http = '', auth = ''): Promise<string> {
    const port = await freePort();
    const lines = [
      'version: 0.1',
      'log: {level: error}',
      `storage: {filesystem: {rootdirectory: ${scratch.path('data')}}}`,
      `http: {addr: '127.0.0.1:${port}'${http}}`,
      auth,
    ];
    scratch.write('config.yml', lines.join('\n'));
    const child = spawn('docker-registry', ['serve', scratch.path('config.yml')], { stdio: 'ignore' });
    running.push(child);
    for (let tries = 0; tries < 100 && !(await listens(port)); tries += 1) await setTimeout(50);
    return `127.0.0.1:${port}`;
  }

  /** Pushes the image, packed as asked. */
  async function push(host: string, ...options: string[]): Promise<void> {
    writeFileSync(scratch.path('image.tar'), archive(IMAGE));
    const child = spawn(
      'skopeo',
      [
        ...['--insecure-policy', 'copy', '-q', '--dest-tls-verify=false', ...options],
        ...[`oci-archive:${scratch.path('image.tar')}:1`, `docker://${host}/team/app:1`],
      ],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const [status] = await once(child, 'exit');
    assert.equal(status, 0);
  }

  async function packages(host: string, options: OpenOptions = {}): Promise<string[]> {
    const { sections } = await snapshot(`registry:${host}/team/app:1`, { cache: false, ...options });
    return Object.keys(sections.packages?.facts ?? {});
  }

  const PACKAGES = ['deb/base-files:amd64', 'deb/half:all', 'deb/libdemo1:amd64'];

  it('is read without TLS and without a login', async () => {
    const host = await start();
    await push(host);
    assert.deepEqual(await packages(host), PACKAGES);
    await push(host, '-f', 'oci', '--dest-compress-format', 'zstd');
    assert.deepEqual(await packages(host), PACKAGES);
    await assert.rejects(packages(host.replace(/$/, '/nothing')), /answers 404 Not Found .* manifest unknown/);
  });

  it('is read with TLS of an own authority and a login, and not without', async () => {
    const { key, cert } = certify();
    execFileSync('htpasswd', ['-Bbc', scratch.path('htpasswd'), 'alice', 's3cret'], { stdio: 'ignore' });
    const auth = `auth: {htpasswd: {realm: test, path: ${scratch.path('htpasswd')}}}`;
    const host = await start(`, tls: {certificate: ${cert}, key: ${key}}`, auth);
    await push(host, '--dest-creds', 'alice:s3cret');
    const registry = { ca: cert, logins: [`${host}=alice:s3cret`] };
    assert.deepEqual(await packages(host, { registry }), PACKAGES);
    await assert.rejects(packages(host, { registry: { logins: registry.logins } }), /self-signed certificate/);
    await assert.rejects(packages(host, { registry: { ca: cert } }), /asks for a login, and there is none/);
    const wrong = [`${host}=alice:guess`];
    await assert.rejects(packages(host, { registry: { ca: cert, logins: wrong } }), {
      message: `${host} refuses the login`,
    });
  });

  it('is read with a token, which a server gives to who has a login', async () => {
    const { key, cert } = certify();
    const token = tokens(readFileSync(key, 'utf8'), readFileSync(cert, 'utf8'));
    const server = await serve((request, response) => {
      if (request.headers.authorization !== `Basic ${Buffer.from('alice:s3cret').toString('base64')}`)
        response.writeHead(401).end('{}');
      else response.end(JSON.stringify({ token: token(new URL(request.url ?? '', 'http://x').searchParams) }));
    });
    servers.push(server);
    const realm = `http://${server.host}/token`;
    const host = await start(
      '',
      `auth: {token: {realm: '${realm}', service: drift, issuer: test, rootcertbundle: ${cert}}}`,
    );
    await push(host, '--dest-creds', 'alice:s3cret');
    assert.deepEqual(await packages(host, { registry: { logins: [`${host}=alice:s3cret`] } }), PACKAGES);
    await assert.rejects(packages(host), { message: `${host} gives nothing to who is not logged in` });
    process.env.REGISTRY_AUTH_FILE = scratch.path('auth.json');
    try {
      const auth = Buffer.from('alice:s3cret').toString('base64');
      scratch.write('auth.json', JSON.stringify({ auths: { [host]: { auth } } }));
      chmodSync(scratch.path('auth.json'), 0o600);
      assert.deepEqual(await packages(host), PACKAGES);
    } finally {
      delete process.env.REGISTRY_AUTH_FILE;
    }
  });
});

/** Makes tokens as the registry takes them (distribution, "Token Authentication Implementation"). */
function tokens(key: string, cert: string): (query: URLSearchParams) => string {
  const certificate = new X509Certificate(cert).raw.toString('base64');
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return (query) => {
    const access = query.getAll('scope').map((scope) => {
      const [type, name, actions = ''] = scope.split(':');
      return { type, name, actions: actions.split(',') };
    });
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: 'test', sub: 'alice', aud: query.get('service'), exp: now + 300, nbf: now - 10, iat: now };
    const text = `${part({ typ: 'JWT', alg: 'ES256', x5c: [certificate] })}.${part({ ...claims, jti: randomUUID(), access })}`;
    const signature = sign('sha256', Buffer.from(text), { key: createPrivateKey(key), dsaEncoding: 'ieee-p1363' });
    return `${text}.${signature.toString('base64url')}`;
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
