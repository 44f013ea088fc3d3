/**
 * Names of the standard library that begin with an underscore, without it, of Python 3.9 to 3.14 together
 * (`sys.builtin_module_names` and `sys.stdlib_module_names` of each). Which of them an interpreter has is its own matter:
 * many are compiled into it and lie nowhere.
 */
const NAMES = new Set(
  (
    'abc aix_support android_support apple_support ast ast_unparse asyncio bisect blake2 bootlocale ' +
    'bootsubprocess bz2 codecs codecs_cn codecs_hk codecs_iso2022 codecs_jp codecs_kr codecs_tw collections ' +
    'collections_abc colorize compat_pickle compression contextvars crypt csv ctypes curses curses_panel ' +
    'datetime dbm decimal dummy_thread dummy_threading elementtree frozen_importlib frozen_importlib_external ' +
    'functools gdbm hashlib heapq hmac imp interpchannels interpqueues interpreters io ios_support json locale ' +
    'lsprof lzma markupbase md5 msi multibytecodec multiprocessing opcode opcode_metadata operator osx_support ' +
    'overlapped peg_parser pickle posixshmem posixsubprocess py_abc py_warnings pydatetime pydecimal pyio ' +
    'pylong pyrepl queue random remote_debugging scproxy sha1 sha2 sha256 sha3 sha512 signal sitebuiltins ' +
    'socket sqlite3 sre ssl stat statistics string strptime struct suggestions symtable sysconfig ' +
    'sysconfigdata thread threading_local tkinter tokenize tracemalloc types typing uuid warnings weakref ' +
    'weakrefset winapi wmi zoneinfo zstd '
  )
    .trim()
    .split(' '),
);

/** Whether a module's name is one that an interpreter may have in itself, for its own use. */
export function isPrivateName(name: string): boolean {
  return name.startsWith('_') && (NAMES.has(name.slice(1)) || name.startsWith('_sysconfigdata_'));
}
