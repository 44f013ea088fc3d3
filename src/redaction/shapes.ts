/** A shape by which a secret is known wherever it stands. Where it has a group `secret`, only that is taken out. */
export interface Shape {
  /** What it is, for people. */
  readonly title: string;
  readonly pattern: RegExp;
  /** What every text has in which the pattern is found: looked for first, being quicker. */
  readonly needs: string;
  /** Whether what looks like one is one; default: it is. */
  readonly confirms?: (secret: string) => boolean;
}

/** Tokens with a prefix or a form of their own, as whoever issues them documents it. */
const TOKENS: Readonly<Record<string, string>> = {
  'AWS access key': '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])',
  'GitHub token': 'gh[oprsu]_[A-Za-z0-9]{30,}|github_pat_\\w{22,}',
  'GitLab token': 'gl[a-z]{2,6}-[\\w-]{20,}|GR1348941[\\w-]{20,}',
  'Slack token': 'xox[abeoprs](?:\\.xox[bp])?-[\\w-]{10,}|xapp-\\d-[\\w-]{10,}',
  'Stripe key': '[rs]k_(?:live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{16,}',
  'Google key': 'AIza[\\w-]{35}|ya29\\.[\\w-]{20,}|GOCSPX-[\\w-]{20,}|1//0[\\w-]{30,}',
  'JSON web token': 'eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*(?:\\.[\\w-]+\\.[\\w-]+)?',
  'npm token': 'npm_[A-Za-z0-9]{36}',
  'PyPI token': 'pypi-[\\w-]{50,}',
  'RubyGems token': 'rubygems_[0-9a-f]{40,}',
  'Docker Hub token': 'dckr_(?:pat|oat)_[\\w-]{20,}',
  'Hugging Face token': 'hf_[A-Za-z0-9]{30,}',
  'key of a language model': 'sk-(?:proj-|svcacct-|ant-[a-z0-9]+-|or-v1-)?[\\w-]{30,}',
  'SendGrid key': 'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  'Mailgun key': 'key-[0-9a-f]{32}(?![0-9a-f])',
  'Twilio key': 'SK[0-9a-f]{32}(?![0-9a-f])',
  'Shopify token': 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}',
  'DigitalOcean token': 'do[opr]_v1_[0-9a-f]{64}',
  'Databricks token': 'dapi[0-9a-f]{32}',
  'Vault token': 'hv[bsr]\\.[\\w-]{20,}',
  'Grafana token': 'glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}|glc_[A-Za-z0-9+/=]{32,}',
  'New Relic key': 'NR(?:AK|JS|II)-[A-Za-z0-9-]{20,}',
  'Pulumi token': 'pul-[0-9a-f]{40}',
  'Terraform token': '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{60,}',
  'Atlassian token': 'ATATT3[\\w=-]{20,}|ATBB[A-Za-z0-9]{32}',
  'Sentry token': 'sntr(?:ys|yu)_[\\w+/=-]{30,}',
  'Postman key': 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}',
  'Linear key': 'lin_(?:api|oauth)_[A-Za-z0-9]{32,}',
  'Figma token': 'fig[dou]_[\\w-]{30,}',
  'Tailscale key': 'tskey-[a-z]+-[\\w-]{10,}',
  'Square token': 'sq0(?:atp|csp|idp)-[\\w-]{22,}|EAAA[\\w-]{60}',
  'Facebook token': 'EAA[A-Za-z0-9]{80,}',
  'Telegram token': '\\d{8,10}:AA[\\w-]{33}',
  'Discord token': '[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,}',
  'Azure secret': '[\\w~.-]{3}8Q~[\\w~.-]{31,34}',
  'age key': 'AGE-SECRET-KEY-1[A-Z0-9]{50,}',
  'Braintree token': 'access_token\\$(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}',
};

const PRIVATE_KEY =
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g;

/** Every shape, in the order in which they are looked for: what is longer and surer first. */
export const SHAPES: readonly Shape[] = [
  { title: 'private key', needs: 'PRIVATE KEY', pattern: PRIVATE_KEY },
  { title: 'private key in PuTTY form', needs: 'PuTTY-', pattern: /PuTTY-User-Key-File-\d[\s\S]*/g },
  // The beginning of a PEM file in base64; a certificate goes on as CERT.
  { title: 'private key in base64', needs: 'LS0t', pattern: /LS0tLS1CRUdJTi(?!BDRVJU)[A-Za-z0-9+/=]{16,}/g },
  {
    title: 'webhook',
    needs: 'https://',
    pattern:
      /https:\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks|[\w.-]+\.webhook\.office\.com\/webhookb2)\/(?<secret>[\w/@.-]{10,})/g,
  },
  {
    title: 'password in an address',
    needs: '://',
    // A port and a path before an @ are no password.
    pattern:
      /[a-z][a-z0-9+.-]{0,40}:\/\/[^\s/?#:"'<>]{0,200}:(?<secret>(?!\d{1,5}(?:[/?#,]|$))[^\s"'<>]{1,400})@(?=[\w[(./-])/gi,
  },
  {
    title: 'token in an address',
    needs: '://',
    pattern: /[a-z][a-z0-9+.-]{0,40}:\/\/(?<secret>[\w~.-]{20,400})@(?=[\w[])/gi,
  },
  {
    title: 'password in a reference',
    needs: '@',
    pattern: /(?<![\w[-])[a-z][a-z-]{1,30}:[^\s:@/"'[]{1,64}:(?<secret>[^\s@/"']{1,200})@(?!sha\d)(?=[\w[])/g,
  },
  {
    title: 'password in a data source',
    needs: '@',
    pattern: /(?<![\w:/])[\w.-]{1,64}:(?<secret>[^\s@"':/]{1,200})@(?=(?:tcp|udp|unix)?\()/g,
  },
  { title: 'token', needs: '', pattern: new RegExp(`(?<![A-Za-z0-9_])(?:${Object.values(TOKENS).join('|')})`, 'g') },
  {
    title: 'hash of a password',
    needs: '',
    pattern:
      /\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|sha1|md5|P|H|S|scrypt|bcrypt(?:-sha256)?|argon2(?:id|i|d)|pbkdf2[\w-]{0,12})\$[\w./$=,+-]{8,}|\{(?:S?SHA(?:256|384|512)?|S?MD5|CRYPT)\}[A-Za-z0-9+/=$.]{8,}|SCRAM-SHA-\d+\$[\w:+/=$]{20,}|pbkdf2_sha\d+\$\d+\$[\w+/=$]{16,}/g,
  },
  { title: 'hash of a MySQL password', needs: '*', pattern: /(?<![\w*])\*[0-9A-F]{40}(?![0-9A-Fa-f])/g },
  { title: 'bearer token', needs: ' ', pattern: /\b(?:Bearer|Token)\s+(?<secret>(?=[\w.~+/-]*\d)[\w.~+/-]{12,}=*)/gi },
  {
    title: 'basic authentication',
    needs: ' ',
    pattern: /\bBasic\s+(?<secret>[A-Za-z0-9+/]{6,}={0,2})/gi,
    confirms: (secret) => /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(Buffer.from(secret, 'base64').toString('latin1')),
  },
];
