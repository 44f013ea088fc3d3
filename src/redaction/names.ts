import { wordsOf } from './words.js';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that name a secret. */
const SECRETS = list(
  'password passwords passwd passphrase passcode secret secrets token tokens credential credentials creds ' +
    'apikey apitoken authkey authtoken accesskey accesstoken privatekey secretkey appkey appsecret sharedkey masterkey ' +
    'requirepass masterauth psk authorization',
);

/** Words that name a secret only where nothing but a filler follows: `REDIS_AUTH`, not `pam-auth-update`. */
const LAST_ONLY = list('auth bearer cookie jwt pass pw pwd salt sig signature');

/** Words that end in one of these name a secret too: `PGPASSWORD`, `bindpw`, `requirepass`. */
const SECRET_ENDING =
  /(password|passwd|passphrase|secret|(?<!by|com|tres)pass|(?<=bind|root|user|admin|default|ldap)pw)$/;

/** What stands before `key` where the key is one that opens something. */
const KEYS = list(
  'access account activation admin aes api app application auth cipher client consumer cookie crypt csrf deploy ' +
    'deployment encrypt encryption hmac ingest instrumentation jwt license licence master private product psk ' +
    'recovery secret server service session shared sign signing ssh storage subscription webhook wpa write',
);

/** Last words that make of a name that of something about a secret: its age, its file, whether one is asked for. */
const ABOUT = list(
  'age alg algo algorithm allowed arn attempts attribute audience authentication authority backend budget case chars ' +
    'change changed conf charset check class cmd column command complexity count db dictionary dir directory disable ' +
    'disabled domain driver enable enabled encrypted encryption endpoint engine env error expired expires expiration expiry fd ' +
    'field file filename files format handler header help hint history host httponly id ids interval issuer length ' +
    'lifetime limit limits location login lookup manager max message method min mixed mode name names number page ' +
    'params path paths percent period plugin policy port prefix prompt protocol provider query quality reason ref ' +
    'requests require required requisite reset reuse root rotation samesite scheme scope secure server size source ' +
    'so special store strength suffix sufficient table tickets timeout ttl type uri url user username validation var ' +
    'verification verify version warn',
);

/** What may follow the word without changing what it means: `PASSWORD_PROD`, `SECRET_VALUE`, `TOKEN_OLD`. */
const FILLERS = list(
  'base current data default dev encoded new old plain prod production raw stage staging string test text value',
);

/** Names that look like those of secrets and are not: settings of servers, and one variable of every shell. */
const NOT_SECRET = new Set([
  'server tokens',
  'proxy pass',
  'fastcgi pass',
  'uwsgi pass',
  'scgi pass',
  'grpc pass',
  'memcached pass',
  'max tokens',
  'min tokens',
  'old passwords',
  'empty passwords',
  'load credential',
  'import credential',
  'oldpwd',
]);

/** Whether what goes by this name is a secret: an environment variable, a key of a file, a flag of a command. */
export function isSecretName(name: string): boolean {
  // A path names a file, not what is in it; `//host/:_authToken` is none.
  if (name.length > LONGEST || /^\/[^:]*$/.test(name)) return false;
  const words = wordsOf(name);
  if (NOT_SECRET.has(words.slice(-2).join(' ')) || NOT_SECRET.has(words.join(' '))) return false;
  const last = words.findLastIndex((word) => !FILLERS.has(word));
  const at = words.findLastIndex((word, index) => isSecret(word, words[index - 1], index === last));
  if (at === -1) return false;
  return !words.slice(at + 1).some((word) => ABOUT.has(word) && !FILLERS.has(word));
}

function isSecret(word: string, before: string | undefined, last: boolean): boolean {
  if (word === 'key' || word === 'keys') return before !== undefined && KEYS.has(before);
  return SECRETS.has(word) || (last && LAST_ONLY.has(word)) || SECRET_ENDING.test(word);
}

/** A name is short; what is longer is text. */
const LONGEST = 200;
