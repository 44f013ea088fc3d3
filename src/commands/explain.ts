import * as Args from '@oclif/core/args';
import { ruleInput } from '../api/input.js';
import { projectRules } from '../api/project-rules.js';
import { BaseCommand } from '../cli/base-command.js';
import { config, rules } from '../cli/flags.js';
import { didYouMean } from '../cli/nearest.js';
import { EnvironmentError } from '../model/problem.js';
import type { RuleExample } from '../model/rule.js';
import { explainedRule } from '../reports/terminal/rule.js';
import { exampleFindings } from '../rules/self-test.js';

export default class Explain extends BaseCommand {
  static override summary = 'Say why what a rule finds breaks, how to mend it, with an example.';
  static override usage = 'explain RULE';
  static override examples = ['<%= config.bin %> explain libc-older'];
  static override args = { rule: Args.string({ required: true, ignoreStdin: true, description: 'Name of the rule.' }) };
  static override flags = { config, rules };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const known = await projectRules(flags.config, flags.rules);
    const rule = known.find(({ id }) => id === args.rule);
    if (rule === undefined) {
      const hint = didYouMean(
        args.rule,
        known.map(({ id }) => id),
      );
      throw new EnvironmentError(`There is no rule ${args.rule}`, hint ?? 'List the rules with: hostdrift rules.');
    }
    const judge = (example: RuleExample) => exampleFindings(rule, example, ruleInput);
    process.stdout.write(explainedRule(rule, { ...this.look(), all: true, notes: true }, judge));
  }
}
