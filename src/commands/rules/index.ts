import { BaseCommand } from '../../cli/base-command.js';
import { rules } from '../../cli/flags.js';
import { loadRules } from '../../index.js';
import { listedRules } from '../../reports/terminal/rule.js';

export default class Rules extends BaseCommand {
  static override aliases = ['rules:list'];
  static override summary = 'List the rules.';
  static override usage = 'rules [list]';
  static override examples = ['<%= config.bin %> rules', '<%= config.bin %> rules list --rules ./our-rules'];
  static override flags = { rules };

  async run(): Promise<void> {
    const { flags } = await this.parse(Rules);
    process.stdout.write(listedRules(await loadRules(flags.rules ?? []), { ...this.look(), all: true, notes: true }));
  }
}
