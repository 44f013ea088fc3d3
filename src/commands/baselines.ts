import { capture } from '../api/capture.js';
import { BaseCommand } from '../cli/base-command.js';
import { baselineFiles } from '../providers/snapshot-files.js';
import { listedBaselines } from '../reports/terminal/baselines.js';

export default class Baselines extends BaseCommand {
  static override summary = 'List the snapshots that ship with the tool.';
  static override usage = 'baselines';
  static override examples = ['<%= config.bin %> baselines', '<%= config.bin %> check example-site debian-12'];

  async run(): Promise<void> {
    await this.parse(Baselines);
    const baselines = await Promise.all(
      baselineFiles().map(async ({ name, path }) => ({ name, snapshot: await capture(path) })),
    );
    process.stdout.write(listedBaselines(baselines, { ...this.look(), all: true, notes: true }));
  }
}
