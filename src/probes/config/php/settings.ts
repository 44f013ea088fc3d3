import { parseIni } from '../../../formats/config/ini.js';
import { canonicalSize } from '../../../formats/config/size.js';
import type { ConfigurationFiles } from '../settings/files.js';
import { LastWord } from '../settings/last-word.js';
import { asText, type Setting } from '../settings/setting.js';
import type { PhpInstallation } from './installations.js';

/** What PHP takes where no file says anything (main/main.c), for what programs rely on. */
const DEFAULTS: Readonly<Record<string, string>> = {
  default_charset: 'UTF-8',
  file_uploads: 'On',
  max_execution_time: '30',
  max_file_uploads: '20',
  max_input_time: '-1',
  max_input_vars: '1000',
  memory_limit: '128M',
  post_max_size: '8M',
  short_open_tag: 'On',
  upload_max_filesize: '2M',
};

/** What the command line takes whatever the files say (sapi/cli/php_cli.c, HARDCODED_INI). */
const COMMAND_LINE: Readonly<Record<string, string>> = {
  html_errors: '0',
  implicit_flush: '1',
  max_execution_time: '0',
  max_input_time: '-1',
  output_buffering: '0',
  register_argc_argv: '1',
};

const REPEATED = new Set(['extension', 'zend_extension']);

/** What `php.ini` and the scanned files come to: the last mention counts, but for what the command line insists on. */
export function* phpSettings(
  files: ConfigurationFiles,
  { label, sapi, ini, scanned }: PhpInstallation,
): Iterable<Setting> {
  const found = new LastWord();
  for (const path of [ini, ...files.glob(`${scanned}/*.ini`)]) {
    const file = files.read(path);
    if (file === undefined) continue;
    const { entries, problems } = parseIni(file.text, { comments: ';#', bare: true, trailing: true });
    if (problems[0] !== undefined) yield asText(file, problems[0]);
    for (const { section, name, value, line } of entries) {
      // Sections mean nothing but for one host or directory.
      const prefix = /^(?:HOST|PATH)\s*=/.test(section) ? `${label}.[${section}].` : `${label}.`;
      found.say({ key: prefix + name, value: phpValue(value), file, line }, REPEATED.has(name));
    }
  }
  yield* found.settings();
  const fixed = sapi === 'cli' ? COMMAND_LINE : {};
  for (const [name, value] of Object.entries({ ...DEFAULTS, ...fixed })) {
    if (name in fixed || !found.has(`${label}.${name}`)) yield { key: `${label}.${name}`, value };
  }
}

/** The ways to say on and off are the same to PHP, and so are those to write a size, an expression and a text in pieces. */
export function phpValue(text: string): string {
  if (/^(?:on|yes|true)$/i.test(text)) return 'On';
  if (/^(?:off|no|false|none)$/i.test(text)) return 'Off';
  if (/^(?:"[^"]*"|'[^']*')(?:\s+(?:"[^"]*"|'[^']*'))+$/.test(text)) return text.replace(/(["'])(.*?)\1\s*/g, '$2');
  if (/^[~!(]*E_[A-Z_]+(?:[\s&|^~!()]+E_[A-Z_]+)+\)*$/.test(text))
    return text.replace(/\s+/g, '').replace(/[&|^]/g, ' $& ');
  return /^\d+[kmg]$/i.test(text) ? canonicalSize(text) : text;
}
