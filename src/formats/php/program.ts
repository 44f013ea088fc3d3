import { parseHeader } from '../elf/header.js';
import { parseSegments, SegmentFlag, SegmentType } from '../elf/segments.js';
import type { ByteRange, ByteSource } from '../elf/source.js';

/** What PHP has compiled into it. */
export interface PhpProgram {
  /** 8.2.29 */
  readonly version: string;
  /** Number of the interface of modules: 20220829. */
  readonly api?: string | undefined;
  /** Where extensions are looked for by name (PHP_EXTENSION_DIR). */
  readonly extensionDirectory?: string | undefined;
  /** Directory that is scanned for settings (PHP_CONFIG_FILE_SCAN_DIR). */
  readonly scanDirectory?: string | undefined;
  /** Extensions that are a part of it, in lower case, sorted. */
  readonly builtIn: readonly string[];
}

/** More of one segment is not looked through. */
const MAX_SEGMENT = 64 * 1024 * 1024;

/** Where constants of a program or a library lie, by its first bytes; nothing where they cannot be told. Throws `ElfError`. */
export function constantRanges(head: Uint8Array): ByteRange[] {
  const header = parseHeader(head);
  const { offset, entrySize, count } = header.programs;
  if (offset + entrySize * count > head.length) return [];
  const loads = parseSegments(header, head.subarray(offset, offset + entrySize * count)).filter(
    ({ type, fileSize }) => type === SegmentType.load && fileSize > 0,
  );
  const constant = loads.filter(({ flags }) => (flags & (SegmentFlag.write | SegmentFlag.execute)) === 0);
  const kept = constant.length > 0 ? constant : loads;
  return kept.map((segment) => ({ offset: segment.offset, length: Math.min(segment.fileSize, MAX_SEGMENT) }));
}

/**
 * Something that is in PHP where the extension is a part of it: a function, a class or a name of its own. Functions that
 * give an array or a text will not do: the optimiser has the names of all of those (zend_func_info.c).
 */
const MARKS: Readonly<Record<string, string>> = {
  bcmath: 'bccomp',
  bz2: 'bzerrno',
  calendar: 'juliantojd',
  core: 'zend_version',
  ctype: 'ctype_alpha',
  curl: 'curl_setopt',
  date: 'checkdate',
  dom: 'DOMXPath',
  exif: 'exif_imagetype',
  ffi: 'FFI\\CData',
  fileinfo: 'finfo_close',
  filter: 'filter_has_var',
  ftp: 'ftp_login',
  gd: 'imagesetpixel',
  gettext: 'bindtextdomain',
  gmp: 'gmp_cmp',
  hash: 'hash_equals',
  iconv: 'iconv_strlen',
  imap: 'imap_ping',
  intl: 'intl_is_failure',
  json: 'json_last_error',
  ldap: 'ldap_bind',
  libxml: 'libxml_clear_errors',
  mbstring: 'mb_check_encoding',
  mysqli: 'mysqli_ping',
  mysqlnd: 'mysqlnd.debug',
  openssl: 'openssl_verify',
  pcntl: 'pcntl_fork',
  pcre: 'preg_match',
  pdo: 'pdo_drivers',
  pdo_mysql: 'pdo_mysql',
  pdo_pgsql: 'pdo_pgsql',
  pdo_sqlite: 'pdo_sqlite',
  pgsql: 'pg_ping',
  phar: 'PharFileInfo',
  posix: 'posix_getpid',
  random: 'Random\\Randomizer',
  readline: 'readline_add_history',
  reflection: 'ReflectionClass',
  session: 'session_status',
  shmop: 'shmop_open',
  simplexml: 'SimpleXMLIterator',
  soap: 'use_soap_error_handler',
  sockets: 'socket_bind',
  sodium: 'sodium_memcmp',
  spl: 'spl_autoload_register',
  sqlite3: 'SQLite3Stmt',
  standard: 'var_export',
  sysvmsg: 'msg_queue_exists',
  sysvsem: 'sem_acquire',
  sysvshm: 'shm_has_var',
  tokenizer: 'token_name',
  xml: 'xml_parse',
  xmlreader: 'setParserProperty',
  xmlwriter: 'xmlwriter_flush',
  zip: 'ZipArchive',
  zlib: 'zlib_get_coding_type',
};

/** Reads a program or a library of PHP from its constants; `undefined` for what is none. Throws what `source` throws. */
export function readPhpProgram(source: ByteSource, ranges: readonly ByteRange[]): PhpProgram | undefined {
  const text = textIn(source, ranges);
  const version = /X-Powered-By: PHP\/(\d+\.\d+\.\d+)/.exec(text)?.[1];
  if (version === undefined) return undefined;
  const api = moduleApi(text);
  return {
    version,
    api,
    extensionDirectory: new RegExp(`\\0(/[^\\0\\n]{1,200}(?:/modules|(?:zts-|/)${api ?? '\\d{8}'}))\\0`).exec(
      text,
    )?.[1],
    scanDirectory: /\0(\/[^\0\n]{1,200}\/(?:conf\.d|php\.d))\0/.exec(text)?.[1],
    builtIn: Object.keys(MARKS).filter((name) => text.includes(`\0${MARKS[name]}\0`)),
  };
}

/** The interface that an extension is compiled for; `undefined` for what is none. Throws what `source` throws. */
export function readPhpExtension(source: ByteSource, ranges: readonly ByteRange[]): string | undefined {
  return moduleApi(textIn(source, ranges));
}

/** ZEND_MODULE_BUILD_ID: `API20220829,NTS`. */
function moduleApi(text: string): string | undefined {
  return /\0API(\d{8}),N?TS/.exec(text)?.[1];
}

function textIn(source: ByteSource, ranges: readonly ByteRange[]): string {
  const parts = ranges.map(({ offset, length }) => Buffer.from(source.read(offset, length)).toString('latin1'));
  return `\0${parts.join('\0')}\0`;
}

/** Extensions that a file of settings loads, in lower case, by `extension` and `zend_extension`. */
export function loadedExtensions(ini: string): string[] {
  const lines = ini.matchAll(
    /^[ \t]*(?:zend_)?extension[ \t]*=[ \t]*"?(?:[^\s";]*\/)?(?:php_)?([\w-]+?)(?:\.so|\.dll)?"?[ \t]*(?:;.*)?$/gim,
  );
  return [...lines].map(([, name = '']) => name.toLowerCase());
}
