import * as Flags from '@oclif/core/flags';
import { loadProject } from '../api/project.js';
import { distributions, REQUIREMENT_SECTIONS, requires } from '../api/requires.js';
import { BaseCommand } from '../cli/base-command.js';
import { captureStatus } from '../cli/exit-status.js';
import { allowIncomplete, config, opening, output, payload, reference } from '../cli/flags.js';
import { outputsOf } from '../cli/outputs.js';
import { assertWritable, writeWhole } from '../providers/files/atomic-write.js';
import { REQUIREMENTS_FORMATS } from '../reports/requires/formats.js';

export default class Requires extends BaseCommand {
  static override summary = 'Tell the least that an environment must provide to run PAYLOAD.';
  static override description = [
    'Derives the system requirements of software from its own files: architecture and processor level, kernel, C library',
    'with what asks for its version, shared libraries, loaders and interpreters; and which of the shipped distributions',
    'are enough. What a program asks for only while it runs is not in its files.',
    '\n\nExit status: 0; 2 the question could not be answered.',
  ].join(' ');
  static override usage = 'requires PAYLOAD';
  static override examples = [
    '<%= config.bin %> requires ./bin/app',
    {
      description: 'Which functions keep it from older systems?',
      command: '<%= config.bin %> requires ./dist --why GLIBC_2.38',
    },
    {
      description: 'What an image adds to its distribution, as a section of a README:',
      command: '<%= config.bin %> requires docker-archive:img.tar --format markdown -o REQUIREMENTS.md',
    },
  ];
  static override args = {
    payload: reference('File, directory, image or snapshot; of a whole system, what no package owns.'),
  };
  static override flags = {
    'allow-incomplete': allowIncomplete,
    why: Flags.string({
      helpValue: 'NAME',
      description: 'Only who asks for this version (GLIBC_2.38), library, interpreter or symbol, and how.',
    }),
    ...payload,
    format: Flags.string({
      helpValue: 'FORMAT',
      description: REQUIREMENTS_FORMATS.map(({ id, title }) => `${id}: ${title}.`).join('\n'),
    }),
    output,
    all: Flags.boolean({ char: 'a', description: 'List every library and every file.' }),
    config,
    ...opening,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Requires);
    const outputs = outputsOf(flags.format, flags.output ?? [], REQUIREMENTS_FORMATS);
    for (const { file } of outputs) if (file !== undefined) await assertWritable(file);
    const project = await loadProject(flags.config);
    // What a process uses is all that is asked of it, unless a part of what it sees is named.
    const usedOnly = flags.app === undefined && flags.base === undefined;
    const open = this.opener(
      (name, options) => project.take(name, { ...options, sections: REQUIREMENT_SECTIONS, usedOnly }),
      flags,
    );
    const source = await open(args.payload);
    const baselines = flags.why === undefined ? await distributions() : [];
    const base = flags.base === undefined ? undefined : await open(flags.base);
    const { app, at, entry: entries, why } = flags;
    const report = requires(source, { app, base, at, entries, baselines, why });
    process.exitCode = captureStatus(report.problems, flags['allow-incomplete']);
    const look = (file?: string) => ({ ...this.look(file), all: flags.all, notes: true });
    await this.deliver(outputs, ({ reporter, file }) => reporter.render(report, look(file)), writeWhole);
  }
}
