import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { gitlabReporter } from '../../src/reports/gitlab.js';
import { anyReport } from '../support/any-report.js';
import { aFinding, aReport, aTarget, PLAIN } from '../support/report.js';

/**
 * What GitLab's documentation asks ("Code Quality report format"), and its parser checks: these fields, a path that is
 * relative and does not begin with `./`, and a line.
 */
const ISSUES = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!/|\\./).' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};

type Issue = Readonly<Record<string, unknown>>;
const issues = (report: ReturnType<typeof aReport>) => JSON.parse(gitlabReporter.render(report, PLAIN)) as Issue[];

describe('gitlab report', () => {
  it('has an issue a finding', () => {
    const [issue] = issues(aReport([aTarget('debian-12', [aFinding()])]));
    const { fingerprint, ...rest } = issue ?? {};
    assert.match(String(fingerprint), /^[0-9a-f]{32}$/);
    assert.deepEqual(rest, {
      description: 'debian-12: libssl.so.1.1 is gone',
      check_name: 'soname-gone',
      severity: 'critical',
      location: { path: 'usr/lib/x86_64-linux-gnu/libssl.so.1.1', lines: { begin: 1 } },
    });
  });

  it('tells the same finding in two targets apart', () => {
    const found = issues(aReport([aTarget('a', [aFinding()]), aTarget('b', [aFinding()])]));
    assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, 2);
  });

  it('has what GitLab asks of an issue, whatever the texts are', () => {
    const valid = new Ajv().compile(ISSUES);
    fc.assert(fc.property(anyReport(), (report) => assert.ok(valid(issues(report)), JSON.stringify(valid.errors))));
    assert.equal(valid([{ description: 'no more' }]), false);
  });

  it('leaves out what is waived and nothing else', () => {
    fc.assert(
      fc.property(anyReport(), (report) => {
        const shown = report.targets.flatMap(({ findings }) => findings.filter(({ status }) => status !== 'waived'));
        assert.equal(issues(report).length, shown.length);
      }),
    );
  });
});
