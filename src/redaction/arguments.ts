import { isHarmless } from './harmless.js';
import type { Mask } from './mask.js';
import { isSecretName } from './names.js';

/** How programs take a secret without a name for it. */
interface Program {
  readonly name: RegExp;
  /** Short flags with the secret in the same argument: `-pX`. */
  readonly attached?: RegExp;
  /** Flags that the secret follows: `-a X`. */
  readonly following?: RegExp;
  /** The part of the value that is secret: of `user:password` what follows the colon. */
  readonly part?: RegExp;
}

const AFTER_COLON = /^([^:]*:)(.+)$/s;

const PROGRAMS: readonly Program[] = [
  { name: /^(?:mysql|mariadb)[a-z-]*$/, attached: /^-p(?=.)/ },
  { name: /^sshpass$/, attached: /^-p(?=.)/, following: /^-p$/ },
  {
    name: /^(?:curl|http|https|xh)$/,
    attached: /^-[uUa](?=.)/,
    following: /^(?:-[uUa]|--user|--proxy-user|--auth)$/,
    part: AFTER_COLON,
  },
  { name: /^redis-(?:cli|benchmark)$/, following: /^-a$/, attached: /^-a(?=.)/ },
  { name: /^ldap[a-z]+$/, following: /^-[wy]$/, attached: /^-w(?=.)/ },
  { name: /^(?:smbclient|rpcclient|net|smbget|winexe)$/, following: /^(?:-U|--user)$/, part: /^([^%]*%)(.+)$/s },
  {
    name: /^(?:docker|podman|buildah|skopeo|helm|nerdctl|az|mongo[a-z]*|unzip|zip|sqlcmd|bcp|useradd|usermod|rsync)$/,
    following: /^-[pP]$/,
  },
  { name: /^(?:7z[a-z]?|rar|unrar)$/, attached: /^-p(?=.)/ },
  { name: /^ipmitool$/, following: /^-P$/ },
];

/** Programs whose last argument is a secret when one of these words was among the others. */
const LAST: readonly (readonly [name: RegExp, word: RegExp])[] = [
  [/^htpasswd$/, /^-[a-zA-Z]*b/],
  [/^rabbitmqctl$/, /^(?:add_user|change_password)$/],
];

/** A port, a path or an address that a flag of the same letter takes in other places. */
const NO_SECRET = /^(?:\d{1,5}(?::\d{1,5})?(?:\/(?:tcp|udp))?|\/.*)$/;

/** The arguments of a command without the secrets among them: `--password X`, `mysql -pX`, `curl -u name:X`. */
export function withoutSecrets(words: readonly string[], mask: Mask): readonly string[] {
  let program: Program | undefined;
  return words.map((word, at) => {
    const name = word.slice(word.lastIndexOf('/') + 1);
    program = PROGRAMS.find((known) => known.name.test(name)) ?? program;
    const before = words[at - 1] ?? '';
    if (isFlag(before) && isSecretName(before) && !isFlag(word)) return isHarmless(before, word) ? word : mask(word);
    if (isLast(words, at)) return mask(word);
    if (/^pass:./.test(word) && /^-pass(?:in|out)?$/.test(before)) return `pass:${mask(word.slice('pass:'.length))}`;
    return program === undefined ? word : ofProgram(program, word, before, mask);
  });
}

function ofProgram({ attached, following, part }: Program, word: string, before: string, mask: Mask): string {
  if (following?.test(before) === true && !isFlag(word)) return only(part, word, mask);
  const flag = attached?.exec(word)?.[0];
  if (flag === undefined) return word;
  const value = word.slice(attached?.source.startsWith('^-[') ? 2 : flag.length);
  return `${word.slice(0, word.length - value.length)}${only(part, value, mask)}`;
}

function only(part: RegExp | undefined, value: string, mask: Mask): string {
  if (part === undefined) return NO_SECRET.test(value) || isHarmless('password', value) ? value : mask(value);
  const [, kept = '', secret = ''] = part.exec(value) ?? [];
  return secret === '' || isHarmless('password', secret) ? value : `${kept}${mask(secret)}`;
}

function isLast(words: readonly string[], at: number): boolean {
  if (at !== words.length - 1 || at < 2) return false;
  return LAST.some(([name, word]) => {
    const start = words.findIndex((each) => name.test(each.slice(each.lastIndexOf('/') + 1)));
    return start !== -1 && start < at - 1 && words.slice(start + 1, at).some((each) => word.test(each));
  });
}

function isFlag(word: string): boolean {
  return /^--?[A-Za-z]/.test(word);
}
