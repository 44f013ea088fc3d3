import { isMark } from '../model/redacted.js';
import { wordsOf } from './words.js';

/** Answers rather than secrets: `PasswordAuthentication yes`, `token: null`. */
const ANSWER =
  /^(?:|\d|\*|[x!*]{1,2}|yes|no|on|off|true|false|none|null|nil|undefined|auto|never|always|prompt|required|optional|sufficient|requisite|enabled?|disabled?|basic|digest|any|all|%[a-z]|<[\w -]{1,40}>)$/i;

/** What follows the name of a package: `passwd:amd64`. */
const ARCHITECTURE = /^(?:amd64|i386|arm64|armel|armhf|loong64|mips(?:64)?(?:el)?|ppc64(?:el)?|riscv64|s390x|x32)$/;

/** What is put in from elsewhere: `${DB_PASSWORD}`, `$DB_PASSWORD`, `%(ENV_TOKEN)s`, `{{ token }}`. */
const REFERENCE = /^(?:\$\{[A-Z_][A-Z0-9_]*\}|\$[A-Z_]{3,}|%\([A-Za-z_]+\)s|\{\{ ?[\w.]{1,60} ?\}\})$/;

const PATH = /^(?:~|\.{1,2}|file:\/\/)?(?:\/[\w.@+:-]+)+\/?$/;

/** A component of a path that is random rather than a name. */
const RANDOM = /(?=[^/]*[a-z])(?=[^/]*[A-Z])(?=[^/]*\d)[\w+]{16,}/;

/** Where name services and PAM keep what they go by: `passwd: files systemd`, `password requisite pam_unix.so`. */
const NAME_SERVICES = /^(?:files|db|compat|nis|nisplus|ldap|sss|systemd|winbind|mymachines|hesiod|\[[\w!= ]+\])(?: |$)/;
const PAM = /\bpam_\w+\.so\b/;

/** Whether what goes by the name of a secret is none: nothing, an answer, where it is to be found, another word. */
export function isHarmless(name: string, value: string): boolean {
  const text = value.trim();
  if (ANSWER.test(text) || ARCHITECTURE.test(text) || REFERENCE.test(text) || isMark(text)) return true;
  if (NAME_SERVICES.test(text) || PAM.test(text) || /^(?:ssh-[a-z0-9]+|ecdsa-[a-z0-9-]+) AAAA/.test(text)) return true;
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  if (last === 'auth' && /^[a-z_-]+$/i.test(text)) return true;
  if (/^(?:pass|passwd|password|passphrase)/.test(last)) return false;
  return PATH.test(text) && !RANDOM.test(text);
}
