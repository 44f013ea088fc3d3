import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, in PEM. */
interface Pair {
  readonly certificate: string;
  readonly key: string;
}

let made: Pair | undefined;

/** A certificate that vouches for itself, made by openssl once; empty texts where there is no openssl. */
export function selfSigned(): Pair {
  made ??= make();
  return made;
}

function make(): Pair {
  const directory = mkdtempSync(join(tmpdir(), 'hostdrift-certificate-'));
  const [certificate, key] = [join(directory, 'c'), join(directory, 'k')];
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=example.org'];
  try {
    execFileSync('openssl', [...words, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    return { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };
  } catch {
    return { certificate: '', key: '' };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
