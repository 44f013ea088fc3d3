import * as Flags from '@oclif/core/flags';
import { compare } from '../api/compare.js';
import { loadProject } from '../api/project.js';
import { BaseCommand } from '../cli/base-command.js';
import { captureStatus } from '../cli/exit-status.js';
import { allowIncomplete, config, opening, output, reference } from '../cli/flags.js';
import { outputsOf } from '../cli/outputs.js';
import { onlySections } from '../cli/sections.js';
import { assertWritable, writeWhole } from '../providers/files/atomic-write.js';
import { REPORTERS } from '../reports/index.js';

export default class Diff extends BaseCommand {
  static override summary = 'List every difference between two environments, nothing judged.';
  static override description = [
    'Differences are grouped by section. Those that another explains, such as the files of a package that changed,',
    'are folded into it and counted; --all lists them too. What could not be read on a side is unknown: neither same',
    'nor different. What hostdrift.yaml ignores is counted.',
    '\n\nExit status: 0, whether there are differences or not; 2 the question could not be answered.',
  ].join(' ');
  static override usage = 'diff A B';
  static override examples = [
    '<%= config.bin %> diff debian-11 debian-12',
    '<%= config.bin %> diff web-prod docker-archive:img.tar --section packages',
    '<%= config.bin %> diff dir:/srv/old dir:/srv/new --all --format json -o differences.json',
  ];
  static override args = {
    source: reference('Environment that is taken as known.'),
    target: reference('Environment that is compared with it.'),
  };
  static override flags = {
    format: Flags.string({ helpValue: 'FORMAT', description: 'terminal (for people) or json (for programs).' }),
    output,
    all: Flags.boolean({ char: 'a', description: 'Fold nothing.' }),
    section: Flags.string({
      char: 's',
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'NAME',
      description: 'Only this section, such as packages; repeatable.',
    }),
    config,
    ...opening,
    'allow-incomplete': allowIncomplete,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Diff);
    const reporters = REPORTERS.filter(({ renderDifferences }) => renderDifferences !== undefined);
    const outputs = outputsOf(flags.format, flags.output ?? [], reporters);
    for (const { file } of outputs) if (file !== undefined) await assertWritable(file);
    const project = await loadProject(flags.config);
    const open = this.opener(project.take, flags);
    const source = await open(args.source);
    const report = onlySections(compare(source, await open(args.target), project.policy.ignore), flags.section ?? []);
    process.exitCode = captureStatus(report.problems, flags['allow-incomplete']);
    const look = (file?: string) => ({ ...this.look(file), all: flags.all, notes: true });
    await this.deliver(
      outputs,
      ({ reporter, file }) => reporter.renderDifferences?.(report, look(file)) ?? '',
      writeWhole,
    );
  }
}
