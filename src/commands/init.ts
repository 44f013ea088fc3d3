import * as Flags from '@oclif/core/flags';
import { asking } from '../cli/ask.js';
import { BaseCommand } from '../cli/base-command.js';
import { FAIL_ON } from '../cli/exit-status.js';
import { pairsOf } from '../cli/pairs.js';
import { EnvironmentError } from '../model/problem.js';
import { type Answers, projectText } from '../project/write.js';
import { PROJECT_FILE, writeNewFile } from '../providers/project-file.js';

const several = { multiple: true, multipleNonGreedy: true } as const;

export default class Init extends BaseCommand {
  static override summary = 'Write a hostdrift.yaml for this project.';
  static override description = [
    'The file names what is compared with what, so that "hostdrift check" needs no arguments, and holds what the project',
    'decides: levels, differences that do not count, waivers. What is not given is asked for at a terminal.',
    '\n\nA file that is there is never overwritten.',
  ].join(' ');
  static override usage = 'init [--source ENV --target ENV...]';
  static override examples = [
    '<%= config.bin %> init',
    '<%= config.bin %> init --source docker-archive:img.tar --target customer --environment customer=customer.json.gz',
  ];
  static override flags = {
    source: Flags.string({ helpValue: 'ENV', description: 'Where the software works.' }),
    target: Flags.string({ ...several, helpValue: 'ENV', description: 'Where it must work; repeatable.' }),
    environment: Flags.string({
      ...several,
      helpValue: 'NAME=ENV',
      description: 'Give an environment a name, which every command then knows; repeatable.',
    }),
    app: Flags.string({ helpValue: 'PATH', description: 'What of the source is deployed.' }),
    base: Flags.string({ helpValue: 'ENV', description: 'What the source is built on: what lies above is deployed.' }),
    entry: Flags.string({ ...several, helpValue: 'PATH', description: 'Program that is started; repeatable.' }),
    payload: Flags.string({
      ...several,
      helpValue: 'NAME=PATH',
      exclusive: ['app', 'base', 'entry'],
      description: 'One of several payloads of the source, each proved for itself; repeatable.',
    }),
    rules: Flags.string({
      ...several,
      helpValue: 'PATH',
      description: 'Rule pack of your own, or a directory of them.',
    }),
    'redaction-key': Flags.string({
      helpValue: '@FILE',
      description: 'File with the key that makes redacted secrets comparable.',
    }),
    'fail-on': Flags.option({ options: FAIL_ON, description: 'Lowest level that makes the exit status 1.' })(),
    output: Flags.string({
      ...several,
      helpValue: 'FORMAT=FILE',
      description: 'Report that every check writes; repeatable.',
    }),
    file: Flags.string({ default: PROJECT_FILE, helpValue: 'FILE', description: 'Where to write it.' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Init);
    const { source, target = [] } = flags;
    const named =
      source !== undefined && target.length > 0 ? { source, targets: target } : await this.#ask(source, target);
    const text = projectText({
      ...named,
      environments: pairsOf('environment', flags.environment),
      app: flags.app,
      base: flags.base,
      payloads: pairsOf('payload', flags.payload),
      rules: flags.rules,
      redactionKey: flags['redaction-key'],
      entries: flags.entry,
      failOn: flags['fail-on'],
      outputs: pairsOf('output', flags.output),
    });
    await writeNewFile(flags.file, text);
    if (!flags.quiet) process.stderr.write(`Wrote ${flags.file}. Now: hostdrift check\n`);
  }

  async #ask(source: string | undefined, targets: readonly string[]): Promise<Pick<Answers, 'source' | 'targets'>> {
    const { stdin, stderr } = process;
    if (stdin.isTTY !== true) {
      throw new EnvironmentError(
        'It is not said what is compared with what, and there is no terminal to ask at.',
        'Name both: hostdrift init --source docker-archive:img.tar --target debian-12.',
      );
    }
    return asking(stdin, stderr, async (ask) => ({
      source: source ?? (await ask('Where does the software work?', 'host')),
      targets: targets.length > 0 ? targets : (await ask('Where must it work?', 'debian-12')).split(/[\s,]+/),
    }));
  }
}
