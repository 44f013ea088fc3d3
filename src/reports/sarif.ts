import type { Log, ReportingDescriptor, Run } from 'sarif';
import type { Report, ReportedRule, TargetReport } from '../model/report.js';
import type { Reporter } from '../model/reporter.js';
import { prose } from '../model/visible.js';
import { harmless } from './json/harmless.js';
import { sarifResult } from './sarif/result.js';
import { holeLines } from './shared/words.js';

/** Where the schema is published (SARIF 2.1.0, 3.13.3: the property `$schema`). */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** For code hosts and editors: SARIF 2.1.0, one run a target, so that each can be uploaded and resolved by itself. */
export const sarifReporter: Reporter = {
  id: 'sarif',
  title: 'for code hosts and editors: SARIF 2.1.0',
  render: (report) => `${harmless(JSON.stringify(log(report), null, 2))}\n`,
};

function log(report: Report): Log {
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: report.targets.map((target, at) => run(report, target, idOf(report, at))),
  };
}

/** What tells the results of several targets apart, also of one that was named twice. */
function idOf({ targets }: Report, at: number): string {
  const names = targets.slice(0, at + 1).map(({ reference }) => prose(reference));
  const [name = ''] = names.slice(-1);
  const count = names.filter((other) => other === name).length;
  return count > 1 ? `hostdrift/${name}/${count}/` : `hostdrift/${name}/`;
}

function run(report: Report, target: TargetReport, id: string): Run {
  const used = new Set(target.findings.map(({ rule }) => rule));
  const rules = Object.entries(report.rules).filter(([id]) => used.has(id));
  const indices = new Map(rules.map(([id], index) => [id, index]));
  return {
    tool: {
      driver: {
        name: report.tool.name,
        semanticVersion: report.tool.version,
        rules: rules.map(([id, rule]) => descriptor(id, rule)),
      },
    },
    // The category is what stands before the last slash (3.17.3).
    automationDetails: { id },
    invocations: [
      {
        executionSuccessful: target.verdict !== 'unknown',
        toolExecutionNotifications: holeLines(target).map((text) => ({ level: 'warning', message: { text } })),
      },
    ],
    results: target.findings.map((finding) => sarifResult(finding, indices.get(finding.rule), target)),
    columnKind: 'utf16CodeUnits',
    properties: { source: prose(report.source.reference), target: prose(target.reference), verdict: target.verdict },
  };
}

function descriptor(id: string, { title, level, why, fix, references }: ReportedRule): ReportingDescriptor {
  const [first] = references;
  const links = references.map((url) => `- <${url}>`);
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\n${fix}`,
      markdown: [why, '', `**Fix:** ${fix}`, ...(links.length > 0 ? ['', ...links] : [])].join('\n'),
    },
    ...(first === undefined ? {} : { helpUri: first }),
    defaultConfiguration: { level },
  };
}

/** What readers show as the name of a rule beside its id (3.49.7): `missing-library` is `MissingLibrary`. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
