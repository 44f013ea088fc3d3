import { contentLines } from '../../formats/config/lines.js';
import { configurationProbe } from './settings/probe.js';

const CRONTAB = '/etc/crontab';
const DIRECTORIES = ['/etc/cron.d', '/var/spool/cron'];

const ASSIGNMENT = /^([A-Za-z_]\w*)\s*=\s*(.*)$/;

/** Jobs of cron: of each file the lines in order, `cron:/etc/cron.d/backup.jobs`, and variables, `….MAILTO`. */
export const cronProbe = configurationProbe({
  id: 'cron',
  title: 'jobs of cron',
  paths: [CRONTAB],
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
  },
});
