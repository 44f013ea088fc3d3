import * as z from 'zod';
import { type OpensslConf, parseOpensslConf } from '../../formats/openssl-conf.js';
import type { Probe } from '../../model/probe.js';

const OpensslFact = z
  .object({
    path: z.string(),
    minProtocol: z.string().optional().meta({ description: 'Oldest TLS version that a program offers by default.' }),
    maxProtocol: z.string().optional(),
    cipherString: z.string().optional(),
    securityLevel: z.int().optional().meta({ description: 'Where the cipher string sets it.' }),
    options: z.string().optional(),
    providers: z.array(z.string()).optional().meta({ description: 'Providers that are activated, sorted.' }),
  })
  .meta({ id: 'OpensslFact' });

type Policy = z.infer<typeof OpensslFact>;

/** Where distributions have OpenSSL's configuration (OPENSSLDIR): Debian, Red Hat, Alpine and openSUSE, own builds. */
const FILES = [
  '/etc/ssl/openssl.cnf',
  '/etc/pki/tls/openssl.cnf',
  '/usr/lib/ssl/openssl.cnf',
  '/usr/local/ssl/openssl.cnf',
];

/** What OpenSSL allows programs of the system by default (config(5ssl), SSL_CONF_cmd(3ssl)). */
export const opensslProbe: Probe<OpensslConf, Policy> = {
  id: 'openssl',
  title: "OpenSSL's policy",
  schema: OpensslFact,
  paths: FILES,
  parse: (content) => parseOpensslConf(Buffer.from(content.bytes()).toString('utf8')),
  conclude({ file }) {
    for (const path of FILES) {
      const found = file(path);
      if (found !== undefined) return { facts: [['openssl', policy(path, found.parsed)]] };
    }
    return { facts: [] };
  },
  comparison: { ignore: ['path'] },
};

function policy(path: string, conf: OpensslConf): Policy {
  const follow = (section: string | undefined, name: string) => conf.get(section ?? '')?.get(name);
  const main = follow('default', 'openssl_conf');
  const system = conf.get(follow(follow(main, 'ssl_conf'), 'system_default') ?? '');
  const level = /@SECLEVEL=(\d)/.exec(system?.get('CipherString') ?? '')?.[1];
  const providers = [...(conf.get(follow(main, 'providers') ?? '') ?? [])]
    .filter(([, section]) => /^(1|yes|on|true)$/i.test(follow(section, 'activate') ?? ''))
    .map(([name]) => name)
    .sort();
  const fields = {
    minProtocol: system?.get('MinProtocol'),
    maxProtocol: system?.get('MaxProtocol'),
    cipherString: system?.get('CipherString'),
    options: system?.get('Options'),
    securityLevel: level === undefined ? undefined : Number(level),
    providers: providers.length === 0 ? undefined : providers,
  };
  return { path, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) };
}
