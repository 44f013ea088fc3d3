import * as Flags from '@oclif/core/flags';
import { chosenPayload } from '../api/chosen-payload.js';
import { compareAs } from '../api/deployed-as.js';
import { informedCheck } from '../api/informed-check.js';
import { loadProject } from '../api/project.js';
import { questionOf } from '../api/question.js';
import { againstReport, parseReport } from '../api/ratchet.js';
import { loadRules } from '../api/rules.js';
import { BaseCommand } from '../cli/base-command.js';
import { exitStatus, FAIL_ON } from '../cli/exit-status.js';
import { allowIncomplete, config, opening, optionalReferences, output, payload, rules, verbose } from '../cli/flags.js';
import { openEach } from '../cli/open-each.js';
import { outputsOf } from '../cli/outputs.js';
import { assertWritable, writeWhole } from '../providers/files/atomic-write.js';
import { readReportText } from '../providers/small-text.js';
import { REPORTERS } from '../reports/index.js';
import { type Account, accountText } from '../reports/terminal/account.js';

export default class Check extends BaseCommand {
  static override summary = 'Tell what breaks when software moves from SOURCE to TARGET.';
  static override description = [
    'Captures the environments, compares them and judges the differences: what breaks (error) and what may break',
    '(warning), each with the evidence of both sides and the way out. Several targets give a row each.',
    '\n\nExit status: 0 nothing at or above --fail-on, 1 findings, 2 the question could not be answered.',
  ].join(' ');
  static override usage = 'check [SOURCE TARGET...]';
  static override examples = [
    {
      description: 'Would this site run on older Debians?',
      command: '<%= config.bin %> check example-site debian-12 debian-11',
    },
    {
      description: 'An image against the snapshot of a host, in a CI job:',
      command: '<%= config.bin %> check docker-archive:img.tar web-prod.json.gz --output json=report.json',
    },
    {
      description: 'Would a host with an older Docker run this image in a container?',
      command: '<%= config.bin %> check docker-archive:img.tar old-host.json.gz --as container',
    },
    {
      description: 'Not even warnings:',
      command: '<%= config.bin %> check dir:/srv/rootfs debian-13 --fail-on warning',
    },
    {
      description: 'What the project says in hostdrift.yaml, and only what is new since the last accepted report:',
      command: '<%= config.bin %> check --against accepted.json',
    },
  ];
  static override args = {
    environments: optionalReferences(
      'SOURCE, where the software works, and each TARGET, where it must work. Default: as hostdrift.yaml says.',
    ),
  };
  static override flags = {
    'fail-on': Flags.option({
      options: FAIL_ON,
      description: 'Lowest level that makes the exit status 1. Default: error.',
    })(),
    'allow-incomplete': allowIncomplete,
    against: Flags.string({
      helpValue: 'FILE',
      description: 'Only what is not in this earlier report (json) makes the exit status 1.',
    }),
    config,
    format: Flags.string({
      helpValue: 'FORMAT',
      description: `Format of the report, by default terminal: ${REPORTERS.map(({ id }) => id).join(', ')}.`,
    }),
    output,
    rules,
    ...payload,
    ...opening,
    verbose,
    notes: Flags.boolean({ description: 'List notes too, which are otherwise counted.' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Check);
    const project = await loadProject(flags.config);
    const question = questionOf(project, args.environments);
    const outputs = outputsOf(flags.format, flags.output ?? project.outputs, REPORTERS);
    for (const { file } of outputs) if (file !== undefined) await assertWritable(file);
    const earlier = flags.against === undefined ? undefined : await readReportText(flags.against);
    const rules = await loadRules([...project.rules, ...(flags.rules ?? [])]);
    project.assertRules(rules);
    const account = (read: Account) => accountText(read, { ...this.errorLook(), all: true, notes: true });
    const open = this.opener(project.take, flags, flags.verbose ? account : undefined);
    const source = await open(question.source);
    const targets = await openEach(question.targets, open);
    const deployed = await chosenPayload(project, flags, open);
    const as = flags.as ?? project.as;
    const judging = this.working(question.source);
    const onTarget = (done: number) => judging({ phase: 'judging', done, total: targets.length });
    const found = await informedCheck(source, targets, { rules, policy: project.policy, as, onTarget, ...deployed });
    const report =
      earlier === undefined
        ? found
        : againstReport(found, parseReport(earlier, flags.against ?? ''), flags.against ?? '');
    process.exitCode = exitStatus(report, flags['fail-on'] ?? project.failOn ?? 'error', flags['allow-incomplete']);
    const look = (file?: string) => ({ ...this.look(file), all: flags.verbose, notes: flags.notes });
    const shown = outputs.some(({ reporter }) => reporter.showsDifferences === true);
    const differences = shown
      ? targets.map((target, at) => compareAs(source, target, report.targets[at]?.as))
      : undefined;
    await this.deliver(
      outputs,
      ({ reporter, file }) => reporter.render(report, { ...look(file), differences }),
      writeWhole,
    );
  }
}
