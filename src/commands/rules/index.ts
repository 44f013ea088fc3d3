import { projectRules } from '../../api/project-rules.js';
import { BaseCommand } from '../../cli/base-command.js';
import { config, rules } from '../../cli/flags.js';
import { listedRules } from '../../reports/terminal/rule.js';

export default class Rules extends BaseCommand {
  static override aliases = ['rules:list'];
  static override summary = 'List the rules, those of hostdrift.yaml among them.';
  static override usage = 'rules [list]';
  static override examples = ['<%= config.bin %> rules', '<%= config.bin %> rules list --rules ./our-rules'];
  static override flags = { config, rules };

  async run(): Promise<void> {
    const { flags } = await this.parse(Rules);
    const known = await projectRules(flags.config, flags.rules);
    process.stdout.write(listedRules(known, { ...this.look(), all: true, notes: true }));
  }
}
