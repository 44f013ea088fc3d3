import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { runProbes } from '../../../src/probes/engine.js';
import { certificatesProbe } from '../../../src/probes/machine/certificates.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';
import { pendingUnless } from '../../support/pending.js';
import { hasTool } from '../../support/version-tools.js';

const section = async (files: Record<string, MemoryFile>) => {
  const { certificates } = await runProbes(memoryEnvironment(files), [certificatesProbe]);
  assert.ok(certificates);
  return certificates;
};

const sha256 = (der: Buffer) => createHash('sha256').update(der).digest('hex');

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PRINT = sha256(publicKey.export({ type: 'spki', format: 'der' }));
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('the certificates probe', () => {
  it('says of a certificate for whom, until when and with which key it is, the key in the same file', async function () {
    pendingUnless(this, hasTool('openssl'), 'openssl is not installed, which makes the certificate');
    const made =
      'openssl req -x509 -newkey rsa:2048 -nodes -keyout /dev/stdout -days 30 -subj /O=Example/CN=example.org ' +
      '-addext subjectAltName=DNS:www.example.org,DNS:example.org,IP:192.0.2.1 2>/dev/null | cat';
    const { stdout } = spawnSync('sh', ['-c', made], { encoding: 'utf8' });
    const { validTo, publicKey: key } = new X509Certificate(stdout.slice(stdout.indexOf('-----BEGIN CERT')));
    const print = sha256(key.export({ type: 'spki', format: 'der' }));
    const { facts } = await section({ '/etc/nginx/all.pem': `# comment\n${stdout}` });
    assert.deepEqual(facts, {
      '/etc/nginx/all.pem': {
        count: 1,
        subject: 'example.org',
        names: ['192.0.2.1', 'example.org', 'www.example.org'],
        notAfter: new Date(validTo).toISOString().replace('.000Z', 'Z'),
        publicKey: print,
        heldKey: print,
      },
    });
  });

  it('keeps of a private key the fingerprint of its public half alone', async () => {
    const { facts } = await section({ '/etc/ssl/private/a.key': PEM });
    assert.deepEqual(facts, { '/etc/ssl/private/a.key': { heldKey: PRINT } });
    for (const line of PEM.split('\n').slice(1, -2)) assert.ok(!JSON.stringify(facts).includes(line));
  });

  it('says that a key is locked, and counts what it cannot read', async () => {
    const locked = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const { facts } = await section({ '/srv/a.pem': locked.toString(), '/srv/b.crt': broken + broken });
    assert.deepEqual(facts, { '/srv/a.pem': { locked: true }, '/srv/b.crt': { count: 2, unreadable: 2 } });
  });

  it('leaves alone what is none: other files, libraries, bundles', async () => {
    const { facts, status } = await section({
      '/etc/a.txt': PEM,
      '/usr/share/a.pem': PEM,
      '/srv/node_modules/x/a.pem': PEM,
      '/etc/large.pem': PEM.padEnd(70_000),
      '/etc/taken-out.key': '[redacted]\n',
    });
    assert.deepEqual([facts, status], [{}, 'complete']);
  });

  it('is not complete where the directory of the keys is closed', async () => {
    const closed = { directory: true as const, unreadable: 'permission denied' };
    assert.equal((await section({ '/etc/a.key': PEM, '/etc/ssl/private': closed })).status, 'partial');
    assert.equal((await section({ '/etc/a.key': PEM, '/etc/polkit': closed })).status, 'complete');
  });

  it('never fails on any bytes between the marks', async () => {
    const label = fc.constantFrom('CERTIFICATE', 'PRIVATE KEY', 'RSA PRIVATE KEY', 'ENCRYPTED PRIVATE KEY');
    await fc.assert(
      fc.asyncProperty(label, fc.base64String(), async (name, body) => {
        const text = `-----BEGIN ${name}-----\n${body}\n-----END ${name}-----\n`;
        assert.deepEqual((await section({ '/etc/a.pem': text })).problems, []);
      }),
      { numRuns: 50 },
    );
  });
});
