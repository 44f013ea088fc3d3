import { collector } from '../api/collector.js';
import { BaseCommand } from '../cli/base-command.js';

export default class CollectorCommand extends BaseCommand {
  static override summary = 'Print the script that collects an environment where nothing may be installed.';
  static override description = [
    'The script is POSIX sh. It only reads, needs neither root nor network, says what it takes and lets its user leave',
    'things out (sh collect.sh --help), and writes one file, HOST-DATE.hostdrift.tar.gz, which is an environment like any',
    'other: hostdrift check customer-2026-01-31.hostdrift.tar.gz debian-13.',
  ].join(' ');
  static override usage = 'collector > collect.sh';
  static override examples = ['<%= config.bin %> collector > collect.sh'];

  async run(): Promise<void> {
    await this.parse(CollectorCommand);
    process.stdout.write(collector());
  }
}
