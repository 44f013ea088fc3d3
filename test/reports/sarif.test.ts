import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import type { Log } from 'sarif';
import { sarifReporter } from '../../src/reports/sarif.js';
import { anyReport } from '../support/any-report.js';
import { aFinding, aReport, aTarget, PLAIN } from '../support/report.js';

const schemaFile = createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json');
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
formats.default(ajv);
const valid = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

const render = (report: ReturnType<typeof aReport>) => JSON.parse(sarifReporter.render(report, PLAIN)) as Log;

describe('sarif report', () => {
  it('is valid against the schema of SARIF 2.1.0, whatever the texts are', () => {
    fc.assert(
      fc.property(anyReport(), (report) => {
        assert.ok(valid(render(report)), JSON.stringify(valid.errors?.[0]));
      }),
    );
  });

  it('is held against a schema that minds', () => {
    const log = render(aReport([aTarget('t', [aFinding()])]));
    assert.ok(!valid({ ...log, version: '2.0.0' }));
  });

  it('has a run a target, which names only the rules that found something there', () => {
    const { runs } = render(aReport([aTarget('a', [aFinding()]), aTarget('b', [])]));
    assert.deepEqual(
      runs.map(({ automationDetails, tool }) => [automationDetails?.id, tool.driver.rules?.map(({ id }) => id)]),
      [
        ['hostdrift/a/', ['soname-gone']],
        ['hostdrift/b/', []],
      ],
    );
    assert.equal(runs[0]?.tool.driver.rules?.[0]?.helpUri, 'https://www.example.org/soname');
  });

  it('says what could not be read', () => {
    const problem = { environment: 'target', section: 'packages', reason: 'malformed', message: 'cut' } as const;
    const { runs } = render(aReport([aTarget('t', [], { verdict: 'unknown', problems: [problem] })]));
    const [invocation] = runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.equal(invocation?.toolExecutionNotifications?.[0]?.message.text, 'target packages: cut');
  });
});
