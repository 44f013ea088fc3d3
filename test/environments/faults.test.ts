import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { collector } from '../../src/index.js';
import { type Answers, CONTAINER_ID, containerAnswers, fakeDaemon, imageAnswers } from '../support/daemon.js';
import { ociLayout, podmanArchive } from '../support/image.js';
import { pendingUnless } from '../support/pending.js';
import { type Ended, notBuilt, runProgram } from '../support/program.js';
import { type Intercept, type ServedRegistry, serve, serveRegistry } from '../support/registry.js';
import { rootTar, sampleRoot, writeRoot } from '../support/root.js';
import { scratchDirectory } from '../support/scratch.js';

const IMAGE = ociLayout({ layers: [rootTar(sampleRoot())], tags: ['1'] }, 'gzip');
/** What is in the place of the layer: the largest file of the image. */
const LAYER = [...IMAGE.values()].reduce<Buffer>(
  (most, each) => (Buffer.isBuffer(each) && each.length > most.length ? each : most),
  Buffer.alloc(0),
);

/** Answers requests for the layer, which is told by its length, otherwise. */
const forLayer =
  (answer: (...given: Parameters<Intercept>) => unknown): Intercept =>
  (request, response) => {
    const name = request.url?.split('sha256:').at(-1) ?? '';
    const isLayer = IMAGE.get(`blobs/sha256/${name}`) === LAYER;
    return isLayer && answer(request, response) !== false;
  };

describe('the program and what fails', function () {
  this.timeout(120_000);
  const scratch = scratchDirectory();
  const daemon = fakeDaemon();
  const servers: ServedRegistry[] = [];

  before(function () {
    const reason = notBuilt();
    pendingUnless(this, reason === undefined, reason ?? '');
    pendingUnless(this, existsSync('/proc/self/environ'), 'what it leaves behind is seen in /proc');
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  /** Captures into `out/taken.json`, in the place of which there is an older snapshot. */
  async function take(reference: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    mkdirSync(scratch.path('out'));
    scratch.write('out/taken.json', 'older');
    const args = ['snapshot', reference, '--no-cache', '--allow-incomplete', '-q', '-o', 'out/taken.json'];
    return runProgram(args, { directory: scratch.path(), env });
  }

  /** Asserts that it ended in one paragraph, with nothing changed and nothing left. */
  function assertFailed({ status, stderr, left }: Ended, said: RegExp): void {
    assert.match(stderr, said);
    assert.match(stderr, /^hostdrift: [^\n]+\n$/);
    assert.doesNotMatch(stderr, /\bat .*:\d+:\d+|Error:/);
    assert.equal(status, 2, stderr);
    assertNothingLeft(left);
    assert.equal(readFileSync(scratch.path('out/taken.json'), 'utf8'), 'older');
  }

  function assertNothingLeft(left: readonly string[]): void {
    assert.deepEqual(left, []);
    assert.deepEqual(readdirSync(scratch.path('out')), ['taken.json']);
  }

  async function registry(intercept?: Intercept): Promise<string> {
    const served = await serveRegistry(IMAGE, { intercept });
    servers.push(served);
    return `registry:${served.host}/app:1`;
  }

  /** The sections of the snapshot that was taken. */
  const taken = () => JSON.parse(readFileSync(scratch.path('out/taken.json'), 'utf8')).sections;

  it('takes up a layer that breaks off at nine tenths, by range', async () => {
    const ranges: unknown[] = [];
    const most = Math.floor(LAYER.length * 0.9);
    const reference = await registry(
      forLayer((request, response) => {
        ranges.push(request.headers.range);
        if (ranges.length > 1) return false;
        response.writeHead(200, { 'content-length': LAYER.length });
        response.write(LAYER.subarray(0, most), () => setTimeout(() => response.destroy(), 20));
        return true;
      }),
    );
    const { status, stderr, left } = await take(reference);
    assert.equal(status, 0, stderr);
    assertNothingLeft(left);
    assert.equal(ranges.length, 2);
    assert.match(String(ranges[1]), /^bytes=[1-9]\d*-$/);
    assert.equal(taken().packages.facts['deb/libdemo1:amd64'].type, 'deb');
  });

  it('follows a registry to another host, without its login', async () => {
    const other = await serve((_request, response) => response.end(LAYER));
    servers.push(other);
    const reference = await registry((request, response) => {
      if (request.headers.authorization === undefined) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
        return true;
      }
      return forLayer(() => response.writeHead(307, { location: `http://${other.host}/elsewhere` }).end())(
        request,
        response,
      );
    });
    const login = `${servers.at(-1)?.host}=alice:s3cret`;
    const { status, stderr, left } = await take(reference, { HOSTDRIFT_REGISTRY_LOGIN: login });
    assert.equal(status, 0, stderr);
    assertNothingLeft(left);
    assert.deepEqual(
      other.requests.map(({ url, headers }) => [url, headers.authorization]),
      [['/elsewhere', undefined]],
    );
  });

  const ANSWERED: Readonly<Record<string, readonly [Intercept, RegExp]>> = {
    'another digest': [forLayer((_request, response) => response.end(Buffer.alloc(LAYER.length))), /is damaged/],
    'another length': [
      forLayer((_request, response) => response.writeHead(200, { 'content-length': 9 }).end('too short')),
      /is damaged: it has 9 bytes, expected \d+/,
    ],
    'a web page': [
      (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in') !== undefined,
      /answers with a web page instead of .*a login stands before it/,
    ],
  };
  for (const [what, [intercept, said]] of Object.entries(ANSWERED)) {
    it(`takes nothing from a registry that answers with ${what}`, async () => {
      assertFailed(await take(await registry(intercept)), said);
    });
  }

  it('gives up a registry that hangs', async () => {
    const reference = await registry(forLayer(() => true));
    const program = `
      import { snapshot } from ${JSON.stringify(new URL('../../src/index.js', import.meta.url).href)};
      await snapshot(${JSON.stringify(reference)}, { cache: false, registry: { timeout: 200 } }).catch((error) => {
        console.error(error.name, error.message);
        process.exitCode = 2;
      });`;
    // The program waits for two times thirty seconds.
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const status = await new Promise((resolve) => child.once('close', resolve));
    assert.match(said, /^EnvironmentError .*nothing came for 0.2 s/);
    assert.equal(status, 2);
  });

  it('is told when the daemon dies while it exports, or the container is removed meanwhile', async () => {
    const socket = scratch.path('daemon.sock');
    const env = { DOCKER_HOST: `unix://${socket}` };
    const image = { layers: [rootTar(sampleRoot())], tags: ['demo:1'] };
    const answers = imageAnswers('demo:1', image, podmanArchive);
    const cut: Answers = Object.fromEntries(
      Object.entries(answers).map(([path, answer]) => [
        path,
        path.endsWith('/get') ? { ...answer, cutAfter: 3000 } : answer,
      ]),
    );
    await daemon.serve(socket, cut);
    const dies = await take('docker:demo:1', env);
    assertFailed(dies, /docker stopped sending docker:demo:1 after 3000 bytes: the connection broke/);
    await daemon.serve(socket, {
      ...containerAnswers('web', { root: rootTar(sampleRoot()) }),
      [`/containers/${CONTAINER_ID}/export`]: { status: 404, body: { message: 'No such container: web' } },
    });
    const args = ['snapshot', 'container:web', '-q', '-o', 'out/taken.json'];
    const gone = await runProgram(args, { directory: scratch.path(), env });
    assertFailed(gone, /container:web was removed while it was read/);
  });

  /** A stand-in for ssh, found before the real one; it reads the script first. */
  function ssh(lines: string): NodeJS.ProcessEnv {
    scratch.write('bin/ssh', `#!/bin/sh\ncat >/dev/null\n${lines}\n`);
    chmodSync(scratch.path('bin/ssh'), 0o755);
    return { PATH: `${scratch.path('bin')}:${process.env.PATH}` };
  }

  const START = "printf 'hostdrift-bundle 1 hostdrift-record-1-2-3\\n'";
  const SSH: Readonly<Record<string, readonly [string, RegExp]>> = {
    'drops in the middle': [
      `${START}; echo 'client_loop: send disconnect: Broken pipe' >&2; exit 255`,
      /Broken pipe.*try again/,
    ],
    'is killed': [`${START}; kill -9 $$`, /ended with SIGKILL/],
    'ends as if all were well': [START, /its end is missing/],
    'finds another host key': [
      "echo '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @' >&2; echo 'Host key verification failed.' >&2; exit 255",
      /Host key verification failed.*ssh-keygen -R web1/,
    ],
    'would ask for a password': [
      "echo 'me@web1: Permission denied (publickey,password).' >&2; exit 255",
      /No password is asked for: set up a key/,
    ],
    'finds a full disk there': [
      `${START}; echo 'sh: write error: No space left on device' >&2; exit 1`,
      /ended with 1: sh: write error: No space left on device/,
    ],
  };
  for (const [what, [lines, said]] of Object.entries(SSH)) {
    it(`is told when ssh ${what}`, async () => {
      assertFailed(await take('ssh://web1', ssh(lines)), said);
    });
  }

  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`leaves neither ssh nor what came of it when ${name} ends it`, async () => {
      mkdirSync(scratch.path('out'));
      scratch.write('out/taken.json', 'older');
      const started = scratch.path('started');
      const env = ssh(`${START}; : >'${started}'; exec sleep 60`);
      const args = ['snapshot', 'ssh://web1', '-q', '-o', 'out/taken.json'];
      const run = { directory: scratch.path(), env, signal: { name, when: started } };
      const { status, left } = await runProgram(args, run);
      assert.equal(status, name);
      assertNothingLeft(left);
    });
  }

  it('says where it finds no place for temporary files', async () => {
    const env = { ...ssh(START), TMPDIR: scratch.path('nowhere') };
    assertFailed(await take('ssh://web1', env), /cannot be kept in .*nowhere.*TMPDIR=DIR/);
  });

  it('says that the disk is full, and leaves no half of a snapshot', async function () {
    const small = scratch.path('small');
    mkdirSync(small);
    mkdirSync(scratch.path('root'));
    writeRoot(sampleRoot(), scratch.path('root'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', small]);
    pendingUnless(this, mounted.status === 0, 'needs a file system that is full: only root mounts one');
    try {
      const args = ['snapshot', `dir:${scratch.path('root')}`, '-q', '-o', 'small/taken.json'];
      const { status, stderr, left } = await runProgram(args, { directory: scratch.path() });
      assert.match(
        stderr,
        /^hostdrift: small\/taken\.json cannot be written: no space is left on the device\. Free some/m,
      );
      assert.equal(status, 2);
      assert.deepEqual([left, readdirSync(small)], [[], []]);
      const much = `${START}; head -c 1000000 /dev/zero`;
      const full = await take('ssh://web1', { ...ssh(much), TMPDIR: small });
      assertFailed(full, /cannot be kept in .*small.*TMPDIR=DIR/);
      assert.deepEqual(readdirSync(small), []);
    } finally {
      execFileSync('umount', [small]);
    }
  });

  it('refuses a bundle that is cut anywhere, or that somebody made up', async () => {
    mkdirSync(scratch.path('root'));
    mkdirSync(scratch.path('out'));
    scratch.write('out/taken.json', 'older');
    writeRoot(sampleRoot(), scratch.path('root'));
    const options = { input: collector(), stdio: ['pipe', 'pipe', 'ignore'] as const, maxBuffer: 1 << 26 } as object;
    const records = execFileSync(
      'sh',
      ['-s', '--', '--root', scratch.path('root'), '--stdout'],
      options,
    ) as unknown as Buffer;
    const packed = gzipSync(records);
    const at = (bytes: Buffer, part: number) => bytes.subarray(0, Math.floor(bytes.length * part));
    const escapes = 'hostdrift-bundle 1 hostdrift-record-1-2-3\n\nhostdrift-record-1-2-3 tree -\n';
    const bundles = [
      ...[0.1, 0.5, 0.9, 0.999].flatMap((part) => [at(records, part), at(packed, part)]),
      Buffer.from(`${escapes}f 644 0 0 2 ../../etc/passwd\0\0\n\nhostdrift-record-1-2-3 end -\n`),
      Buffer.concat([Buffer.from('hostdrift-bundle 1 hostdrift-record-1-2-3\n'), Buffer.alloc(100_000, 0xff)]),
      gzipSync(Buffer.alloc(50_000_000)),
    ];
    for (const [number, bundle] of bundles.entries()) {
      writeFileSync(scratch.path('bundle'), bundle);
      const args = ['snapshot', 'bundle:bundle', '-q', '-o', 'out/taken.json'];
      const ended = await runProgram(args, { directory: scratch.path() });
      assertFailed(ended, new RegExp(`^hostdrift: (?:${number}|bundle)`));
    }
  });
});
