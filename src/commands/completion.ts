import * as Args from '@oclif/core/args';
import { projectRules } from '../api/project-rules.js';
import { BaseCommand } from '../cli/base-command.js';
import { bashCompletion } from '../cli/completion/bash.js';
import { fishCompletion } from '../cli/completion/fish.js';
import { completedCommands } from '../cli/completion/words.js';
import { zshCompletion } from '../cli/completion/zsh.js';
import { didYouMean } from '../cli/nearest.js';
import { EnvironmentError } from '../model/problem.js';
import { PROBES } from '../probes/index.js';
import { baselineFiles } from '../providers/snapshot-files.js';
import { REPORTERS } from '../reports/index.js';
import { REQUIREMENTS_FORMATS } from '../reports/requires/formats.js';

const SHELLS = new Map([
  ['bash', bashCompletion],
  ['fish', fishCompletion],
  ['zsh', zshCompletion],
]);

export default class Completion extends BaseCommand {
  static override summary = 'Print the script by which a shell completes commands, flags and names.';
  static override description =
    'It knows the formats, sections, rules and shipped snapshots as they are when it is printed, and those in ./snapshots.';
  static override usage = 'completion SHELL';
  static override examples = [
    { description: 'In ~/.bashrc, or with zsh in ~/.zshrc:', command: 'source <(<%= config.bin %> completion bash)' },
    {
      description: 'With fish, once:',
      command: '<%= config.bin %> completion fish > ~/.config/fish/completions/hostdrift.fish',
    },
  ];
  static override args = {
    shell: Args.string({ required: true, ignoreStdin: true, description: 'bash, zsh or fish.' }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(Completion);
    const script = SHELLS.get(args.shell);
    if (script === undefined) {
      const hint = didYouMean(args.shell, [...SHELLS.keys()]);
      throw new EnvironmentError(
        `There is no completion for ${args.shell}`,
        hint ?? 'There is one for bash, zsh, fish.',
      );
    }
    const baselines = baselineFiles().map(({ name }) => name);
    const rules = (await projectRules(undefined)).map(({ id }) => id).sort();
    const commands = completedCommands(this.config.commands, {
      words: {
        check: baselines,
        diff: baselines,
        requires: baselines,
        snapshot: baselines,
        explain: rules,
        completion: [...SHELLS.keys()],
      },
      environments: ['check', 'diff', 'requires', 'snapshot'],
      sections: [...new Set(PROBES.map(({ id, section = id }) => section))].sort(),
      formats: {
        check: REPORTERS.map(({ id }) => id),
        diff: REPORTERS.filter(({ renderDifferences }) => renderDifferences !== undefined).map(({ id }) => id),
        requires: REQUIREMENTS_FORMATS.map(({ id }) => id),
      },
    });
    process.stdout.write(script(commands));
  }
}
