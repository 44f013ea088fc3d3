import { contentLines } from '../../formats/config/lines.js';
import { configurationProbe } from './settings/probe.js';

const CRONTAB = '/etc/crontab';
const ANACRONTAB = '/etc/anacrontab';
const DIRECTORIES = ['/etc/cron.d', '/var/spool/cron'];

/** Directories whose programs are started at that interval, by run-parts. */
const INTERVALS = ['hourly', 'daily', 'weekly', 'monthly'];

/** Names that run-parts(8) takes: no dot, so that no leftover of an editor or a package is started. */
const TAKEN = /^[\w-]+$/;

const ASSIGNMENT = /^([A-Za-z_]\w*)\s*=\s*(.*)$/;

/**
 * Jobs of cron: of each file the lines in order, `cron:/etc/cron.d/backup.jobs`, variables, `….MAILTO`, and the names of
 * what is started daily or so, `cron:daily`.
 */
export const cronProbe = configurationProbe({
  id: 'cron',
  title: 'jobs of cron',
  paths: [CRONTAB, ANACRONTAB],
  roots: DIRECTORIES,
  *settings(files) {
    for (const path of files.all()) {
      const file = files.read(path);
      const lines = contentLines(file?.text ?? '', { comments: '#' });
      for (const { text, line } of lines) {
        const [, name, value = ''] = ASSIGNMENT.exec(text) ?? [];
        if (name !== undefined)
          yield { key: `${path}.${name}`, value: value.replace(/^(["'])(.*)\1$/, '$2'), file, line };
      }
      const jobs = lines.filter(({ text }) => !ASSIGNMENT.test(text));
      if (jobs[0] === undefined) continue;
      yield { key: `${path}.jobs`, value: jobs.map(({ text }) => text.replace(/\s+/g, ' ')), file, line: jobs[0].line };
    }
    for (const interval of INTERVALS) {
      const directory = `/etc/cron.${interval}`;
      const names = files.names(directory).filter((name) => TAKEN.test(name));
      if (names.length > 0)
        yield { key: interval, value: names, file: { path: directory, text: '', owner: undefined } };
    }
  },
});
