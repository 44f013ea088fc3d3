import { cronProblem } from '../../formats/config/cron.js';
import { contentLines } from '../../formats/config/lines.js';
import type { TextProblem } from '../../formats/text-problem.js';
import type { ConfigurationFile, ConfigurationFiles } from './settings/files.js';
import { configurationProbe } from './settings/probe.js';
import { asText, type Setting } from './settings/setting.js';

const CRONTAB = '/etc/crontab';
const ANACRONTAB = '/etc/anacrontab';
const SYSTEM = '/etc/cron.d';
const SPOOL = '/var/spool/cron';

/** Directories whose programs are started at that interval, by run-parts. */
const INTERVALS = ['hourly', 'daily', 'weekly', 'monthly'];

/** Names that run-parts(8) takes: no dot, so that no leftover of an editor or a package is started. */
const TAKEN = /^[\w-]+$/;

/** cronie's program; Debian's is called cron, and takes names as run-parts does (cron(8)). */
const CRONIE = ['/usr/sbin/crond', '/usr/bin/crond'];

const ASSIGNMENT = /^([A-Za-z_]\w*)\s*=\s*(.*)$/;

/**
 * Jobs of cron: of each file the lines in order, `cron:/etc/cron.d/backup.jobs`, variables, `….MAILTO`, and the names of
 * what is started daily or so, `cron:daily`. `cron:unread` names files that cron passes over for their names, and a file
 * that it passes over for a mistake in it, or since others may write it, is there as text.
 */
export const cronProbe = configurationProbe({
  id: 'cron',
  title: 'jobs of cron',
  paths: [CRONTAB, ANACRONTAB],
  roots: [SYSTEM, SPOOL],
  *settings(files) {
    const byName = !CRONIE.some((path) => files.exists(path));
    const unread: string[] = [];
    for (const path of files.all()) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (name.startsWith('.')) continue;
      const file = files.read(path);
      if (byName && path.startsWith(`${SYSTEM}/`) && !TAKEN.test(name)) unread.push(name);
      else if (file !== undefined) yield* table(files, file);
    }
    if (unread.length > 0) yield { key: 'unread', value: unread, file: { path: SYSTEM, text: '', owner: undefined } };
    yield* intervals(files);
  },
});

function* table(files: ConfigurationFiles, file: ConfigurationFile): Iterable<Setting> {
  const { path } = file;
  const lines = contentLines(file.text, { comments: '#' });
  const ofSystem = path === CRONTAB || path.startsWith(`${SYSTEM}/`);
  const problem = ofSystem && lines.length > 0 ? (cronProblem(file.text) ?? openToOthers(files, path)) : undefined;
  if (problem !== undefined) {
    yield asText(file, problem);
    return;
  }
  for (const { text, line } of lines) {
    const [, name, value = ''] = ASSIGNMENT.exec(text) ?? [];
    if (name !== undefined) yield { key: `${path}.${name}`, value: value.replace(/^(["'])(.*)\1$/, '$2'), file, line };
  }
  const jobs = lines.filter(({ text }) => !ASSIGNMENT.test(text));
  if (jobs[0] === undefined) return;
  yield { key: `${path}.jobs`, value: jobs.map(({ text }) => text.replace(/\s+/g, ' ')), file, line: jobs[0].line };
}

/** cron takes no jobs of its system from where others could have written them (cron(8)). */
function openToOthers(files: ConfigurationFiles, path: string): TextProblem | undefined {
  return files.isWritableByOthers(path) ? { line: 1, message: 'others than its owner may write the file' } : undefined;
}

function* intervals(files: ConfigurationFiles): Iterable<Setting> {
  for (const interval of INTERVALS) {
    const path = `/etc/cron.${interval}`;
    const names = files.names(path).filter((name) => TAKEN.test(name));
    if (names.length > 0) yield { key: interval, value: names, file: { path, text: '', owner: undefined } };
  }
}
