/** Since which version of Python 3 a module of the standard library is gone, and what takes its place. */
export interface Removal {
  readonly version: string;
  readonly instead?: string | undefined;
}

const SETUPTOOLS = 'setuptools brings one of its own';

/** By name (What's New in Python, the sections on removals; PEP 594, PEP 632). */
const REMOVED: ReadonlyMap<string, Removal> = new Map([
  ['dummy_threading', { version: '3.9', instead: 'threading is always there' }],
  ['_dummy_thread', { version: '3.9', instead: 'threading is always there' }],
  ['formatter', { version: '3.10' }],
  ['parser', { version: '3.10', instead: 'ast does it' }],
  ['symbol', { version: '3.10', instead: 'ast does it' }],
  ['binhex', { version: '3.11' }],
  ['asynchat', { version: '3.12', instead: 'asyncio does it; pyasynchat is the old module' }],
  ['asyncore', { version: '3.12', instead: 'asyncio does it; pyasyncore is the old module' }],
  ['distutils', { version: '3.12', instead: SETUPTOOLS }],
  ['imp', { version: '3.12', instead: 'importlib does it' }],
  ['smtpd', { version: '3.12', instead: 'aiosmtpd does it' }],
  ['lib2to3', { version: '3.13' }],
  ...'msilib nis ossaudiodev spwd'.split(' ').map((name): [string, Removal] => [name, { version: '3.13' }]),
  ['audioop', { version: '3.13', instead: 'audioop-lts brings it' }],
  ['cgi', { version: '3.13', instead: 'legacy-cgi brings it' }],
  ['cgitb', { version: '3.13', instead: 'legacy-cgi brings it' }],
  ['crypt', { version: '3.13', instead: 'passlib, bcrypt or argon2-cffi do it' }],
  ...'aifc chunk imghdr mailcap nntplib pipes sndhdr sunau telnetlib uu xdrlib'
    .split(' ')
    .map((name): [string, Removal] => [name, { version: '3.13', instead: `standard-${name} brings it` }]),
]);

/** Modules that only other systems than Linux have. */
const ELSEWHERE = new Set(
  '_winapi _winreg msvcrt nt winreg winsound _overlapped _scproxy win32api win32con pywintypes java'.split(' '),
);

/** What became of a module of the standard library; `undefined` where nothing did. */
export function removalOf(module: string): Removal | undefined {
  return REMOVED.get(module.split('.', 1)[0] ?? '');
}

/** Whether a module is one that no Python on Linux has. */
export function isForOtherSystems(module: string): boolean {
  return ELSEWHERE.has(module.split('.', 1)[0] ?? '');
}
