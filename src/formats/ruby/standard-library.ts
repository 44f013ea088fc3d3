/** What lies at the top of the load path of Ruby 3.1 and 3.3, gems left out; some of it later releases have as gems. */
const NAMES =
  'English abbrev base64 benchmark bigdecimal bundled_gems bundler cgi complex continuation coverage csv date date_core ' +
  'delegate did_you_mean digest drb enc enumerator erb error_highlight etc expect fcntl fiber fiddle fileutils find ' +
  'forwardable getoptlong io ipaddr irb json kconv logger mkmf monitor mutex_m net nkf objspace observer open-uri open3 ' +
  'openssl optionparser optparse ostruct pathname pp prettyprint prism pstore psych pty racc random rational rbconfig rdoc ' +
  'readline reline resolv resolv-replace rinda ripper ruby2_keywords ruby_vm rubygems securerandom set shellwords singleton ' +
  'socket stringio strscan syntax_suggest syslog tempfile thread time timeout tmpdir tsort un unicode_normalize uri weakref ' +
  'yaml zlib';

const LIBRARY: ReadonlySet<string> = new Set(NAMES.split(' '));

/** Whether what is required (`net/http`) is a part of Ruby itself, by its first name. */
export function isRubyLibrary(name: string): boolean {
  return LIBRARY.has(name.split('/', 1)[0] ?? '');
}
