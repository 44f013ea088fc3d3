import { once } from 'node:events';
import * as Flags from '@oclif/core/flags';
import { cycloneDxOf } from '../api/cyclonedx/document.js';
import { manifestOf } from '../api/manifest.js';
import { loadProject } from '../api/project.js';
import { BaseCommand } from '../cli/base-command.js';
import { captureStatus } from '../cli/exit-status.js';
import { allowIncomplete, config, opening, openingOf, reference, verbose } from '../cli/flags.js';
import { incompleteSections, incompleteText } from '../cli/incomplete.js';
import { EnvironmentError } from '../model/problem.js';
import type { Snapshot } from '../model/snapshot.js';
import { assertWritable, writeWhole } from '../providers/files/atomic-write.js';
import { packSnapshot, storeSnapshot } from '../providers/snapshot-files.js';
import { manifestText } from '../reports/json/manifest.js';
import { billText, snapshotChunks } from '../reports/json/snapshot.js';
import { type Account, accountText } from '../reports/terminal/account.js';

function textOf(captured: Snapshot, format: 'json' | 'cyclonedx'): Iterable<string> {
  return format === 'cyclonedx' ? [billText(cycloneDxOf(captured))] : snapshotChunks(captured);
}

const NO_SNAPSHOT = 'A bill of materials is no snapshot, and cannot be stored as one.';

export default class SnapshotCommand extends BaseCommand {
  static override summary = 'Capture all facts of an environment in a file.';
  static override description = [
    'A snapshot is JSON and takes the place of its environment in check and diff: on another machine, or another day.',
    'With --name it is stored as ./snapshots/NAME.json.gz, and NAME is enough to refer to it from there.',
    'Secrets are taken out of it; --manifest tells what is in it, and what was taken out where, before it leaves.',
    '\n\nExit status: 0 all was read; 2 some of it could not be, or the environment as a whole.',
  ].join(' ');
  static override usage = 'snapshot ENV [-o FILE | --name NAME]';
  static override examples = [
    '<%= config.bin %> snapshot host --name web-prod',
    '<%= config.bin %> snapshot docker-archive:img.tar -o img.json.gz',
    '<%= config.bin %> snapshot dir:/srv/rootfs > rootfs.json',
    '<%= config.bin %> snapshot host --settings /srv/app/config.toml --settings "/srv/app/*.cfg:ini"',
    {
      description: 'Its packages as a bill of materials:',
      command: '<%= config.bin %> snapshot docker-archive:img.tar --format cyclonedx -o img.cdx.json',
    },
    {
      description: 'What would it hold?',
      command: '<%= config.bin %> snapshot docker-archive:img.tar --manifest',
    },
  ];
  static override args = { environment: reference('Environment to capture.') };
  static override flags = {
    output: Flags.string({
      char: 'o',
      default: '-',
      helpValue: 'FILE',
      exclusive: ['name'],
      description: 'Write to FILE, compressed if it ends in .gz; - is standard output.',
    }),
    name: Flags.string({ char: 'n', helpValue: 'NAME', description: 'Store it in ./snapshots under this name.' }),
    format: Flags.option({
      options: ['json', 'cyclonedx'] as const,
      default: 'json' as const,
      description: 'json, or cyclonedx: a bill of materials (CycloneDX 1.6) of its packages.',
    })(),
    section: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'SECTION',
      description: 'Capture only this section, such as packages; repeatable.',
    }),
    manifest: Flags.boolean({
      aliases: ['show-manifest'],
      exclusive: ['name', 'format'],
      description: 'Tell what the capture holds instead: as JSON with -o FILE.json.',
    }),
    verbose,
    config,
    ...opening,
    'allow-incomplete': allowIncomplete,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SnapshotCommand);
    const { name, output } = flags;
    if (name !== undefined && flags.format !== 'json')
      throw new EnvironmentError(NO_SNAPSHOT, 'Write it with -o FILE.');
    if (name === undefined && output !== '-') await assertWritable(output);
    const project = await loadProject(flags.config);
    const progress = this.progress(flags.quiet);
    const [started, read]: [number, Account['read'][number][]] = [performance.now(), []];
    const onRead = (...file: Account['read'][number]) => void read.push(file);
    const options = {
      ...openingOf(flags),
      sections: flags.section,
      onProgress: progress.of(args.environment),
      onRead,
    };
    const captured = await project.take(args.environment, options);
    progress.clear();
    this.sayNotFound(args.environment, flags.settings, captured, new Set(read.map(([, path]) => path)));
    if (flags.verbose) {
      const account = { snapshot: captured, read, milliseconds: performance.now() - started };
      process.stderr.write(accountText(account, { ...this.errorLook(), all: true, notes: true }));
    }
    const holes = incompleteSections(captured);
    if (holes.length > 0) process.stderr.write(incompleteText(holes));
    process.exitCode = captureStatus(holes, flags['allow-incomplete']);
    const look = { ...this.look(output === '-' ? undefined : output), all: flags.verbose, notes: true };
    const text = flags.manifest
      ? [
          manifestText(
            manifestOf(
              captured,
              read.map(([section, path]) => [section, path]),
            ),
            look,
            output,
          ),
        ]
      : textOf(captured, flags.format);
    if (name !== undefined) {
      const path = await storeSnapshot(name, text);
      if (!flags.quiet) process.stderr.write(`Stored as ${path}\n`);
    } else if (output === '-') {
      for (const chunk of text) if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    } else await writeWhole(output, output.endsWith('.gz') ? packSnapshot(text) : text);
  }
}
