import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { findingsNamed, namesOfFindings } from '../api/find-finding.js';
import { ruleInput } from '../api/input.js';
import { projectRules } from '../api/project-rules.js';
import { parseReport } from '../api/ratchet.js';
import { BaseCommand } from '../cli/base-command.js';
import { config, rules } from '../cli/flags.js';
import { didYouMean } from '../cli/nearest.js';
import { EnvironmentError } from '../model/problem.js';
import type { RuleExample } from '../model/rule.js';
import { readReportText } from '../providers/small-text.js';
import { explainedFinding } from '../reports/terminal/explained-finding.js';
import { explainedRule } from '../reports/terminal/rule.js';
import { exampleFindings } from '../rules/self-test.js';

export default class Explain extends BaseCommand {
  static override summary =
    'Say why what a rule finds breaks, how to mend it, with an example; or explain one finding.';
  static override description = [
    'With --in it is a finding of that report (json) that is explained: named by its fingerprint or the beginning of it, by',
    'its cause, such as missing-library:libssl.so.3, or by its rule; with the way to it drawn, and how to accept it.',
  ].join(' ');
  static override usage = 'explain RULE | explain FINDING --in REPORT';
  static override examples = [
    '<%= config.bin %> explain libc-older',
    {
      description: 'One finding of a report that was written with --output json=report.json:',
      command: '<%= config.bin %> explain missing-library:libssl.so.3 --in report.json',
    },
  ];
  static override args = {
    rule: Args.string({ required: true, ignoreStdin: true, description: 'Name of the rule, or of the finding.' }),
  };
  static override flags = {
    in: Flags.string({ helpValue: 'REPORT', description: 'Explain a finding of this report (json).' }),
    config,
    rules,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const text =
      flags.in === undefined
        ? await this.#rule(args.rule, flags.config, flags.rules)
        : await this.#finding(args.rule, flags.in);
    process.stdout.write(text);
  }

  async #rule(name: string, file: string | undefined, packs: readonly string[] | undefined): Promise<string> {
    const known = await projectRules(file, packs);
    const rule = known.find(({ id }) => id === name);
    if (rule !== undefined) {
      const judge = (example: RuleExample) => exampleFindings(rule, example, ruleInput);
      return explainedRule(rule, { ...this.look(), all: true, notes: true }, judge);
    }
    if (/^[0-9a-f]{16}$|:/.test(name)) {
      const how = 'Name the report that it is in: --in report.json, as --output json=report.json writes it.';
      throw new EnvironmentError(`${name} is no rule, but may be a finding`, how);
    }
    const ids = known.map(({ id }) => id);
    throw new EnvironmentError(
      `There is no rule ${name}`,
      didYouMean(name, ids) ?? 'List the rules with: hostdrift rules.',
    );
  }

  async #finding(name: string, file: string): Promise<string> {
    const report = parseReport(await readReportText(file), file);
    const found = findingsNamed(report, name);
    if (found.length === 0) throw notFound(name, file, namesOfFindings(report));
    const look = { ...this.look(), all: true, notes: true };
    return found.map(({ target, finding }) => explainedFinding(report, target, finding, look)).join('\n');
  }
}

function notFound(name: string, file: string, names: readonly string[]): EnvironmentError {
  const [first, ...others] = names;
  if (first === undefined) return new EnvironmentError(`There is no finding ${name} in ${file}: it has none`);
  const some = [first, ...others.slice(0, 2)].join(', ');
  return new EnvironmentError(
    `There is no finding ${name} in ${file}`,
    didYouMean(name, names) ?? `It has, for example, ${some}; hostdrift check --verbose names the fingerprints.`,
  );
}
