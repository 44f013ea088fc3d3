import { X509Certificate } from 'node:crypto';
import * as z from 'zod';
import { pemBlocks } from '../../formats/pem.js';
import type { Probe } from '../../model/probe.js';

const AuthoritiesFact = z
  .object({
    count: z.int(),
    authorities: z
      .array(z.string())
      .meta({ description: 'Name and the first 16 digits of the SHA-256 fingerprint of each, sorted.' }),
    firstExpiry: z.string().optional().meta({ description: 'When the first of them is no longer valid, as a date.' }),
    unreadable: z.int().optional().meta({ description: 'How many certificates could not be read.' }),
  })
  .meta({ id: 'AuthoritiesFact' });

type Bundle = z.infer<typeof AuthoritiesFact>;

/** Where TLS libraries look for the authorities that they trust (Go's crypto/x509, root_linux.go, lists them). */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The authorities whose certificates the system trusts, by the bundle that holds them. */
export const authoritiesProbe: Probe<Bundle, Bundle> = {
  id: 'authorities',
  title: 'certificate authorities',
  schema: AuthoritiesFact,
  paths: BUNDLES,
  parse: (content) => bundle(Buffer.from(content.bytes()).toString('latin1')),
  conclude: ({ file }) => ({
    facts: BUNDLES.flatMap((path) => {
      const found = file(path);
      return found === undefined ? [] : [[path, found.parsed] as const];
    }),
  }),
};

function bundle(text: string): Bundle {
  const blocks = pemBlocks(text, 'CERTIFICATE');
  const read = blocks.flatMap((block) => certificate(block) ?? []);
  const [firstExpiry] = read.map(({ expiry }) => expiry).sort();
  const unreadable = blocks.length - read.length;
  return {
    count: blocks.length,
    authorities: read.map(({ name }) => name).sort(),
    ...(firstExpiry === undefined ? {} : { firstExpiry }),
    ...(unreadable === 0 ? {} : { unreadable }),
  };
}

function certificate(block: string): { readonly name: string; readonly expiry: string } | undefined {
  try {
    const { subject, fingerprint256, validTo } = new X509Certificate(block);
    const [, name = subject] = /^CN=(.+)$/m.exec(subject) ?? /^OU?=(.+)$/m.exec(subject) ?? [];
    const print = fingerprint256.replaceAll(':', '').slice(0, 16).toLowerCase();
    return { name: `${name} ${print}`, expiry: new Date(validTo).toISOString().slice(0, 10) };
  } catch {
    // Counted as unreadable: one damaged certificate hides no other.
    return undefined;
  }
}
