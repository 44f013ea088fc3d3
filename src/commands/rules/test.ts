import * as Args from '@oclif/core/args';
import { ruleInput } from '../../api/input.js';
import { projectRules } from '../../api/project-rules.js';
import { loadRules } from '../../api/rules.js';
import { BaseCommand } from '../../cli/base-command.js';
import { config } from '../../cli/flags.js';
import type { Rule } from '../../model/rule.js';
import { testedRules } from '../../reports/terminal/rule-tests.js';
import { testRules } from '../../rules/self-test.js';

export default class RulesTest extends BaseCommand {
  static override summary = 'Run the examples that rule packs carry.';
  static override description =
    `Without an argument the shipped rules and those of hostdrift.yaml are tested, else those of the pack or directory.

Exit status: 0 all hold, 1 some do not, 2 a pack could not be read.`;
  static override usage = 'rules test [DIR]';
  static override examples = ['<%= config.bin %> rules test', '<%= config.bin %> rules test ./our-rules'];
  static override args = {
    directory: Args.string({ ignoreStdin: true, description: 'Rule pack, or directory with some.' }),
  };

  static override flags = { config };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(RulesTest);
    const rules = await rulesToTest(args.directory, flags.config);
    const results = testRules(rules, ruleInput);
    process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
    process.stdout.write(testedRules(results, { ...this.look(), all: true, notes: true }));
  }
}

/** Those of the directory alone; without one all that a check in this place goes by. */
async function rulesToTest(directory: string | undefined, config: string | undefined): Promise<readonly Rule[]> {
  if (directory === undefined) return projectRules(config);
  const shipped = new Set((await loadRules()).map(({ id }) => id));
  return (await loadRules([directory])).filter(({ id }) => !shipped.has(id));
}
