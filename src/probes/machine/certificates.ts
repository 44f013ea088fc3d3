import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import * as z from 'zod';
import { pemBlocks } from '../../formats/pem.js';
import type { Probe } from '../../model/probe.js';

const CertificateFact = z
  .object({
    count: z
      .int()
      .optional()
      .meta({ description: 'How many certificates the file has; the other fields are of the first.' }),
    subject: z.string().optional().meta({ description: 'Common name, or the whole name where it has none.' }),
    names: z.array(z.string()).optional().meta({ description: 'Host names and addresses that it is for, sorted.' }),
    notAfter: z.string().optional().meta({ description: 'When it ends, as a date with time in UTC.' }),
    publicKey: z.string().optional().meta({ description: 'SHA-256 of its public key (SubjectPublicKeyInfo, DER).' }),
    heldKey: z.string().optional().meta({
      description: 'The same of the public half of the private key in the file; nothing else of that key is kept.',
    }),
    locked: z.literal(true).optional().meta({ description: 'The private key in the file is encrypted.' }),
    unreadable: z.int().optional().meta({ description: 'How many certificates and keys could not be read.' }),
  })
  .meta({ id: 'CertificateFact' });

type Certificate = z.infer<typeof CertificateFact>;

/** Where servers' certificates and keys lie; what the system trusts lies elsewhere, and a link leads there. */
const TOPS = ['/etc', '/srv', '/opt', '/home', '/root', '/var', '/usr/local', '/app', '/certs', '/data', '/ssl'];

/** Directories that not everybody may look into, and which a section without problems must have seen. */
const PLACES = ['/etc/nginx', '/etc/ssl/private', '/etc/letsencrypt', '/etc/pki/tls'];

const SUFFIX = /\.(?:pem|crt|cer|key)$/;

/** Libraries bring certificates to test themselves with. */
const BROUGHT = /\/(?:node_modules|site-packages|dist-packages|gems|vendor)\//;

/** Bytes. A chain has some thousand; what is larger is a bundle of authorities. */
const LARGEST_FILE = 64 * 1024;

const KEY_LABELS = ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'DSA PRIVATE KEY'];
const LOCKED_LABEL = 'ENCRYPTED PRIVATE KEY';

/** Certificates of servers and the public halves of their keys, by the real path of the PEM file (RFC 7468). */
export const certificatesProbe: Probe<Certificate, Certificate> = {
  id: 'certificates',
  title: 'certificates of servers',
  schema: CertificateFact,
  matches: ({ path, size }) =>
    SUFFIX.test(path) && size <= LARGEST_FILE && TOPS.some((top) => path.startsWith(`${top}/`)) && !BROUGHT.test(path),
  candidates: { text: TOPS.map((top) => `${top}/*.[pck][er][mrty]`) },
  parse: (content) => certificateIn(Buffer.from(content.bytes()).toString('latin1')),
  concerns: (path) =>
    PLACES.some((place) => place === path || place.startsWith(`${path}/`) || path.startsWith(`${place}/`)),
  conclude: ({ files }) => ({
    facts: [...files]
      .filter(([, { parsed }]) => Object.keys(parsed).length > 0)
      .map(([path, { parsed }]) => [path, parsed] as const),
  }),
  encoded: ['publicKey', 'heldKey'],
};

function certificateIn(text: string): Certificate {
  const blocks = pemBlocks(text, 'CERTIFICATE');
  const [first, ...others] = blocks;
  const leaf = first === undefined ? {} : orNothing(() => described(new X509Certificate(first)));
  const broken = others.filter((block) => orNothing(() => new X509Certificate(block)) === undefined).length;
  const keys = KEY_LABELS.flatMap((label) => pemBlocks(text, label));
  const isLocked = text.includes(`BEGIN ${LOCKED_LABEL}`) || keys.some((key) => /^Proc-Type:.*ENCRYPTED/m.test(key));
  const [key] = isLocked ? [] : keys;
  const held = key === undefined ? undefined : orNothing(() => fingerprint(createPublicKey(key)));
  const unreadable = broken + (leaf === undefined ? 1 : 0) + (key !== undefined && held === undefined ? 1 : 0);
  return {
    ...(first === undefined ? {} : { count: blocks.length }),
    ...leaf,
    ...(held === undefined ? {} : { heldKey: held }),
    ...(isLocked ? { locked: true } : {}),
    ...(unreadable === 0 ? {} : { unreadable }),
  };
}

function described({ subject, subjectAltName = '', validTo, publicKey }: X509Certificate): Certificate {
  const [, common = subject.replaceAll('\n', ', ')] = /^CN=(.+)$/m.exec(subject) ?? [];
  const names = [...subjectAltName.matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(([, name = '']) => name);
  return {
    subject: common,
    names: [...new Set(names.length > 0 ? names : [common])].sort(),
    notAfter: new Date(validTo).toISOString().replace('.000Z', 'Z'),
    publicKey: fingerprint(publicKey),
  };
}

function fingerprint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** `undefined` for what OpenSSL refuses: it is counted, and hides nothing else in the file. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
