import { generateKeyPairSync } from 'node:crypto';
import { ALPHABETS, randomText } from './random.js';

/** A secret, and a text that holds it as it is found in the wild. */
export interface Planted {
  readonly kind: string;
  /** What must not be found in any output. */
  readonly secret: string;
  /** The value that holds it; often the secret itself. */
  readonly value: string;
}

const { hex, upper, word, url, base64 } = ALPHABETS;

/** Tokens that are known by their shape, from the number of the one that is asked for. */
const SHAPED: Readonly<Record<string, (seed: string) => string>> = {
  'AWS access key': (seed) => `AKIA${randomText(seed, 16, upper)}`,
  'AWS temporary key': (seed) => `ASIA${randomText(seed, 16, upper)}`,
  'AWS secret key': (seed) => randomText(seed, 40, base64),
  'GitHub token': (seed) => `ghp_${randomText(seed, 36, word)}`,
  'GitHub app token': (seed) => `ghs_${randomText(seed, 36, word)}`,
  'GitHub fine-grained token': (seed) => `github_pat_${randomText(seed, 82, word)}`,
  'GitLab token': (seed) => `glpat-${randomText(seed, 20, url)}`,
  'GitLab runner token': (seed) => `glrt-${randomText(seed, 20, url)}`,
  'Slack bot token': (seed) => `xoxb-${randomText(seed, 12, '0123456789')}-${randomText(seed, 24, word)}`,
  'Slack webhook': (seed) =>
    `https://hooks.slack.com/services/T${randomText(seed, 8, upper)}/B0/${randomText(seed, 24, word)}`,
  'Stripe live key': (seed) => `sk_live_${randomText(seed, 24, word)}`,
  'Stripe restricted key': (seed) => `rk_test_${randomText(seed, 24, word)}`,
  'Google API key': (seed) => `AIza${randomText(seed, 35, url)}`,
  'Google client secret': (seed) => `GOCSPX-${randomText(seed, 28, url)}`,
  'npm token': (seed) => `npm_${randomText(seed, 36, word)}`,
  'PyPI token': (seed) => `pypi-AgEIcHlwaS5vcmc${randomText(seed, 60, url)}`,
  'Docker Hub token': (seed) => `dckr_pat_${randomText(seed, 27, url)}`,
  'SendGrid key': (seed) => `SG.${randomText(seed, 22, url)}.${randomText(`${seed}b`, 43, url)}`,
  'Mailgun key': (seed) => `key-${randomText(seed, 32, hex)}`,
  'Twilio key': (seed) => `SK${randomText(seed, 32, hex)}`,
  'Shopify token': (seed) => `shpat_${randomText(seed, 32, hex)}`,
  'DigitalOcean token': (seed) => `dop_v1_${randomText(seed, 64, hex)}`,
  'Vault token': (seed) => `hvs.${randomText(seed, 24, word)}`,
  'Grafana token': (seed) => `glsa_${randomText(seed, 32, word)}_${randomText(seed, 8, hex)}`,
  'Hugging Face token': (seed) => `hf_${randomText(seed, 34, word)}`,
  'language model key': (seed) => `sk-proj-${randomText(seed, 48, url)}`,
  'Telegram token': (seed) => `${randomText(seed, 9, '123456789')}:AA${randomText(seed, 33, url)}`,
  'age key': (seed) => `AGE-SECRET-KEY-1${randomText(seed, 58, upper)}`,
  'random key': (seed) => randomText(seed, 43, base64),
  'random token': (seed) => randomText(seed, 32, word),
  'JSON web token': (seed) =>
    [
      Buffer.from('{"alg":"HS256"}').toString('base64url'),
      Buffer.from(`{"sub":"${seed}"}`).toString('base64url'),
      randomText(seed, 43, url),
    ].join('.'),
  'hash of a password': (seed) => `$6$${randomText(seed, 16, word)}$${randomText(`${seed}h`, 86, word)}`,
  'bcrypt hash': (seed) => `$2b$12$${randomText(seed, 53, word)}`,
};

/** `count` secrets of each kind that is known by its shape. */
export function shapedSecrets(count: number): readonly Planted[] {
  return Object.entries(SHAPED).flatMap(([kind, make]) =>
    Array.from({ length: count }, (_, at): Planted => {
      const secret = make(`${kind} ${at}`);
      return { kind, secret: tail(kind, secret), value: secret };
    }),
  );
}

/** Of a webhook only the end is secret. */
function tail(kind: string, secret: string): string {
  return kind === 'Slack webhook' ? secret.slice(secret.lastIndexOf('/') + 1) : secret;
}

/** Passwords as people choose them, which nothing but their name or place gives away. */
export function passwords(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${['Sommer', 'hunter', 'Tr0ub4dor', 'korrekt'][at % 4]}${at}x!q`);
}

/** Texts that hold a password at a place where it is one. */
export function placedPasswords(count: number): readonly Planted[] {
  const texts: readonly ((password: string) => string)[] = [
    (password) => `postgres://app:${password}@db.example.org/app`,
    (password) => `redis://:${password}@cache:6379/0`,
    (password) => `amqp://app:${password}@mq:5672/%2f?heartbeat=30`,
    (password) => `app:${password}@tcp(db:3306)/app?parseTime=true`,
    (password) => `Server=db;Database=app;User Id=app;Password=${password};Encrypt=true`,
    (password) => `host=db user=app password=${password} dbname=app`,
    (password) => `--db-password=${password}`,
    (password) => `{"user":"app","password":"${password}"}`,
    (password) => `mysqldump -u root -p${password} app`,
    (password) => `curl -u admin:${password} https://example.org/`,
    (password) => `redis-cli -a ${password} ping`,
    (password) => `PGPASSWORD=${password} psql -h db app`,
    (password) => `CREATE USER 'app'@'%' IDENTIFIED BY '${password}'`,
    (password) => `Authorization: Basic ${Buffer.from(`app:${password}`).toString('base64')}`,
    (password) => `sshpass -p ${password} ssh app@host`,
    (password) => `/bin/sh -c #(nop)  ENV DB_PASSWORD=${password}`,
    (password) => `requirepass ${password}`,
    (password) => `https://example.org/?access_token=${password}&x=1`,
  ];
  return passwords(count * texts.length).map((secret, at) => {
    const value = texts[at % texts.length]?.(secret) ?? '';
    return { kind: `password in ${value.slice(0, 18)}…`, secret, value };
  });
}

/** Private keys in the forms in which they are kept. */
export function privateKeys(): readonly Planted[] {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const pems = [
    ec.export({ type: 'pkcs8', format: 'pem' }),
    ec.export({ type: 'sec1', format: 'pem' }),
    rsa.export({ type: 'pkcs1', format: 'pem' }),
  ].map(String);
  const ssh = `-----BEGIN OPENSSH PRIVATE KEY-----\n${randomText('ssh', 70, base64)}\n${randomText('ssh2', 60, base64)}\n-----END OPENSSH PRIVATE KEY-----\n`;
  const pgp = `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${randomText('pgp', 64, base64)}\n-----END PGP PRIVATE KEY BLOCK-----\n`;
  return [...pems, ssh, pgp].flatMap((pem): Planted[] => {
    const secret = pem.split('\n').find((line) => line.length > 40 && !line.startsWith('-')) ?? pem;
    return [
      { kind: 'private key', secret, value: pem },
      { kind: 'private key on one line', secret, value: pem.replaceAll('\n', '\\n') },
      {
        kind: 'private key in base64',
        secret: Buffer.from(pem).toString('base64').slice(20, 60),
        value: Buffer.from(pem).toString('base64'),
      },
    ];
  });
}

/** Names under which only a secret is kept. */
export const SECRET_NAMES = [
  'DB_PASSWORD',
  'MYSQL_ROOT_PASSWORD',
  'POSTGRES_PASSWORD',
  'PGPASSWORD',
  'REDIS_PASS',
  'SMTP_PASS',
  'MYSQL_PWD',
  'SECRET_KEY',
  'SECRET_KEY_BASE',
  'DJANGO_SECRET_KEY',
  'APP_KEY',
  'APP_SECRET',
  'JWT_SECRET',
  'SESSION_SECRET',
  'API_KEY',
  'STRIPE_API_KEY',
  'apiKey',
  'x-api-key',
  'ACCESS_TOKEN',
  'AUTH_TOKEN',
  'GITHUB_TOKEN',
  'NPM_TOKEN',
  'npm_config__authToken',
  'AWS_SECRET_ACCESS_KEY',
  'AZURE_CLIENT_SECRET',
  'PRIVATE_KEY',
  'SSH_PRIVATE_KEY',
  'ENCRYPTION_KEY',
  'SIGNING_KEY',
  'MASTER_KEY',
  'CREDENTIALS',
  'LDAP_BIND_PASSWORD',
  'bindpw',
  'rootpw',
  'PASSPHRASE',
  'spring.datasource.password',
  'client_secret',
  'refreshToken',
  'WEBHOOK_SECRET',
  'COOKIE_SECRET',
  'db.passwd',
  'ERLANG_COOKIE',
  'SENTRY_AUTH_TOKEN',
  'PASSWORD_PROD',
  'TOKEN_OLD',
  'password2',
  'wpa_psk',
  'ACCOUNT_KEY',
] as const;
