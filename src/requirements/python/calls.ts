import type { CallStatement } from '../../formats/python/statements.js';
import { normalLocale } from '../../model/locale-name.js';
import type { Unmet } from '../../model/proof.js';
import { isMissingAccount } from '../accounts.js';
import { findCommand } from '../execute/path.js';
import { LOCALE_VARIABLES } from '../libc/locale.js';
import { factsOf } from '../libc/system.js';
import { type Scene, targetSays, unmet } from '../scene.js';
import { at, type Place } from './place.js';

/** What a call of a function needs of the system and does not find; `undefined` where it does, or that is not known. */
export function failedCall(scene: Scene, { calls, given, line }: CallStatement, place: Place): Unmet | undefined {
  const asked = at(place, line, `calls ${calls} for ${given === '' ? 'the locale of the environment' : given}`);
  const name = calls.slice(calls.lastIndexOf('.') + 1);
  if (calls.startsWith('subprocess.')) return lacksCommand(scene, given, place, asked);
  if (calls.startsWith('ctypes.')) return lacksLibrary(scene, given, place, asked);
  if (calls === 'hashlib.new') return lacksDigest(scene, given, place, asked);
  if (calls === 'locale.setlocale') return lacksLocale(scene, given, place, asked);
  return lacksAccount(scene, name === 'getgrnam' ? 'group' : 'user', given, place, asked);
}

type Asked = ReturnType<typeof at>;

function lacksCommand(scene: Scene, name: string, { path }: Place, asked: Asked): Unmet | undefined {
  if (name === '' || (name.includes('/') && !name.startsWith('/'))) return undefined;
  const found = findCommand(scene, name);
  if (found.kind !== 'missing') return undefined;
  const message = `${path} runs ${name}, which the target does not have`;
  const fix = `Install what brings ${name} in the target, or ship it with the program.`;
  const there = targetSays(`there is no ${name} in ${found.searched}`);
  return unmet('missing-command', `missing-command:${name}`, message, [asked, there], { fix });
}

function lacksLibrary(scene: Scene, name: string, { path }: Place, asked: Asked): Unmet | undefined {
  const { view } = scene;
  if (!/\.so(?:\.\d+)*$/.test(name) || view.target.sections.libraries?.status !== 'complete') return undefined;
  if (name.includes('/') && !name.startsWith('/')) return undefined;
  const lies = name.startsWith('/')
    ? view.find(name).kind !== 'missing'
    : view.alike(name).some((each) => [each.path, ...(each.fact.links ?? [])].some((one) => one.endsWith(`/${name}`)));
  if (lies) return undefined;
  const message = `${path} loads ${name}, which neither the payload nor the target has`;
  return unmet('missing-library', `missing-library:${name}`, message, [asked, targetSays(`there is no ${name}`)]);
}

/** Digests that OpenSSL 3 has only in its provider "legacy" (OSSL_PROVIDER-legacy(7)). */
const LEGACY = new Set(['md4', 'mdc2', 'whirlpool']);

function lacksDigest({ view }: Scene, given: string, { path }: Place, asked: Asked): Unmet | undefined {
  const name = given.toLowerCase();
  const cryptos = view.alike('libcrypto.so.3');
  const isNew = cryptos.length > 0 && cryptos.every(({ fact }) => fact.soname === 'libcrypto.so.3');
  const providers = factsOf(view.target, 'openssl')?.openssl?.providers;
  if (!LEGACY.has(name) || !isNew || (Array.isArray(providers) && providers.includes('legacy'))) return undefined;
  const message = `${path} asks for the digest ${given}, which OpenSSL 3 has only with its legacy provider`;
  const there = targetSays('is OpenSSL 3, and the provider legacy is not activated', '/etc/ssl/openssl.cnf');
  return unmet('python-legacy-digest', 'openssl-legacy', message, [asked, there]);
}

function lacksLocale({ view, deployment }: Scene, given: string, { path }: Place, asked: Asked): Unmet | undefined {
  const there = factsOf(view.target, 'locales');
  const libc = factsOf(view.target, 'os')?.libc?.family;
  if (there === undefined || libc === 'musl') return undefined;
  const variables = deployment.environment.LC_ALL ? ['LC_ALL'] : LOCALE_VARIABLES;
  const names = given === '' ? variables.map((variable) => deployment.environment[variable] ?? '') : [given];
  const name = names.find((each) => !/^(?:|C|POSIX)$/.test(each) && !Object.hasOwn(there, normalLocale(each)));
  if (name === undefined) return undefined;
  const message = `${path} sets the locale ${name}, which the target does not have`;
  const fix = 'Generate the locale in the target, or use C.UTF-8 where that is there and enough.';
  const lack = targetSays('has no such locale', '/usr/lib/locale');
  return unmet('program-locale', `missing-locale:${name}`, message, [asked, lack], { fix });
}

function lacksAccount(
  { view }: Scene,
  kind: 'user' | 'group',
  name: string,
  place: Place,
  asked: Asked,
): Unmet | undefined {
  if (!isMissingAccount(view, kind, name)) return undefined;
  const message = `${place.path} asks for the ${kind} ${name}, which the target does not have`;
  const there = targetSays(`has no ${name}`, kind === 'user' ? '/etc/passwd' : '/etc/group');
  const fix = `Create the ${kind} ${name} in the target before the program starts.`;
  return unmet('missing-user', `missing-${kind}`, message, [asked, there], { fix });
}
