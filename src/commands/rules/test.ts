import { Args } from '@oclif/core';
import { ruleInput } from '../../api/input.js';
import { BaseCommand } from '../../cli/base-command.js';
import { loadRules } from '../../index.js';
import { testedRules } from '../../reports/terminal/rule-tests.js';
import { testRules } from '../../rules/self-test.js';

export default class RulesTest extends BaseCommand {
  static override summary = 'Run the examples that rule packs carry.';
  static override description = `Without an argument the shipped rules are tested, else those of the pack or directory.

Exit status: 0 all hold, 1 some do not, 2 a pack could not be read.`;
  static override usage = 'rules test [DIR]';
  static override examples = ['<%= config.bin %> rules test', '<%= config.bin %> rules test ./our-rules'];
  static override args = {
    directory: Args.string({ ignoreStdin: true, description: 'Rule pack, or directory with some.' }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(RulesTest);
    const shipped = await loadRules();
    const known = new Set(shipped.map(({ id }) => id));
    const { directory } = args;
    const rules = directory === undefined ? shipped : (await loadRules([directory])).filter(({ id }) => !known.has(id));
    const results = testRules(rules, ruleInput);
    process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
    process.stdout.write(testedRules(results, { ...this.look(), all: true, notes: true }));
  }
}
