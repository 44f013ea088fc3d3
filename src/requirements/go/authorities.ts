import type { Deployment, Unmet } from '../../model/proof.js';
import type { Snapshot } from '../../model/snapshot.js';
import { bringsSystem, factsOf, hadAtHome } from '../libc/system.js';
import { targetSays, unmet } from '../scene.js';
import { type GoProgram, programSays } from './world.js';

/** Files that are read instead (crypto/x509, root_unix.go). */
export const AUTHORITY_VARIABLES = ['SSL_CERT_FILE', 'SSL_CERT_DIR'] as const;
/** Directories of which every file is read (crypto/x509, root_linux.go). */
const DIRECTORY = /^\/etc\/(?:ssl|pki\/tls)\/certs\//;

/** A program that verifies certificates by the authorities of the system, where the target has none. */
export function missingAuthorities(
  program: GoProgram,
  payload: Snapshot,
  target: Snapshot,
  { environment }: Deployment,
): Unmet[] {
  if (program.fact.authorities !== 'system' || AUTHORITY_VARIABLES.some((name) => environment[name])) return [];
  // A payload that is no system is deployed with what it has.
  if (trusts(target) !== false || (!bringsSystem(payload) && trusts(payload) === true)) return [];
  if (!hadAtHome(payload, 'authorities', (facts) => Object.keys(facts).length > 0)) return [];
  const evidence = [
    programSays(program, `is built with crypto/x509 (${program.fact.version}) and has no authorities of its own`),
    targetSays('has no bundle of authorities', '/etc/ssl/certs/ca-certificates.crt'),
  ];
  const message = `${program.path} verifies certificates by the authorities of the system, and the target has none`;
  const fix =
    'Install ca-certificates in the target, copy a bundle to /etc/ssl/certs/ca-certificates.crt, or set SSL_CERT_FILE.';
  return [unmet('go-authorities', 'missing-ca-bundle', message, evidence, { fix, level: 'warning' })];
}

/** Whether there is anything that Go would read; `undefined` where that is not known. */
function trusts(snapshot: Snapshot): boolean | undefined {
  const bundles = factsOf(snapshot, 'authorities');
  const files = factsOf(snapshot, 'certificates');
  if (Object.keys(snapshot.sections.authorities?.facts ?? {}).length > 0) return true;
  if (bundles === undefined || files === undefined) return undefined;
  return Object.keys(files).some((path) => DIRECTORY.test(path));
}
