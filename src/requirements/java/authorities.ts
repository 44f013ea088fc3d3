import type { Unmet } from '../../model/proof.js';
import { unmet } from '../scene.js';
import type { Started } from './started.js';
import { classesSay, type Runtime, runtimeSays } from './world.js';

const ASKS = 'javax/net/ssl/TrustManagerFactory.init(Ljava/security/KeyStore;)V null';
const USES = /^(?:javax\/net\/ssl\/|java\/net\/http\/)/;

/**
 * Programs that make TLS connections where the runtime has no authorities (JSSE reference guide: `cacerts`): an error where
 * the main class surely asks for the default ones, a warning where it names TLS.
 */
export function missingAuthorities({ main, options }: Started, runtime: Runtime): Unmet[] {
  const own = options.some((option) => option.startsWith('-Djavax.net.ssl.trustStore='));
  if (main === undefined || own || runtime.fact.authorities !== 0) return [];
  const { sure = [], perhaps = [] } = main.fact;
  const level = sure.includes(ASKS)
    ? 'error'
    : [...sure, ...perhaps].some((use) => USES.test(use))
      ? 'warning'
      : undefined;
  if (level === undefined) return [];
  const evidence = [
    classesSay(main, level === 'error' ? 'asks for the default authorities' : 'uses TLS'),
    runtimeSays(runtime, 'has no certificate of an authority in lib/security/cacerts'),
  ];
  const message = `${main.path} uses TLS, and Java ${runtime.fact.version} of the target has no authorities to trust`;
  const fix =
    'Install the authorities for Java in the target (ca-certificates-java), or name a store with -Djavax.net.ssl.trustStore.';
  return [unmet('java-authorities', 'missing-ca-bundle:java-cacerts', message, evidence, { fix, level })];
}
