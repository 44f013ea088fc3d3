import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Location, Log, Result, Run } from 'sarif';
import { sarifReporter } from '../../src/reports/sarif.js';
import { anyReport } from '../support/any-report.js';
import { aFinding, aReport, aTarget, PLAIN } from '../support/report.js';

const read = (report: ReturnType<typeof aReport>) => JSON.parse(sarifReporter.render(report, PLAIN)) as Log;

/** What the specification (OASIS SARIF 2.1.0) asks beyond the schema; each as a sentence that names the section. */
function mistakes(log: Log): string[] {
  const ids = log.runs.map(({ automationDetails }) => automationDetails?.id);
  return [
    ...(new Set(ids).size === ids.length ? [] : ['3.17.3: two runs have one id']),
    ...log.runs.flatMap((run) => [...ofRules(run), ...(run.results ?? []).flatMap((result) => ofResult(run, result))]),
  ];
}

function ofRules({ tool }: Run): string[] {
  const ids = (tool.driver.rules ?? []).map(({ id }) => id);
  return new Set(ids).size === ids.length ? [] : ['3.19.23: two rules have one id'];
}

function ofResult({ tool }: Run, result: Result): string[] {
  const { ruleIndex, ruleId, kind = 'fail', level, locations = [], relatedLocations = [], suppressions = [] } = result;
  const related = relatedLocations.map(({ id }) => id);
  const isKnown = ruleIndex === undefined || tool.driver.rules?.[ruleIndex]?.id === ruleId;
  return [
    ...(isKnown ? [] : ['3.27.6: the index of the rule is not that of its id']),
    ...(kind === 'fail' || level === 'none' ? [] : ['3.27.10: a level where nothing failed']),
    ...((result.message.text ?? '') === '' ? ['3.11.7: no message'] : []),
    ...(new Set(related).size === related.length ? [] : ['3.28.2: two locations have one id']),
    ...(suppressions.every(({ status }) => status === 'accepted') ? [] : ['3.35.3: not accepted']),
    ...(Object.keys(result.partialFingerprints ?? {}).length === 1 ? [] : ['3.27.17: no fingerprint']),
    ...[...locations, ...relatedLocations].flatMap(ofLocation),
  ];
}

/** An address must be one (RFC 3986), relative to the repository, and stay in it (3.4.3 and 3.4.5). */
function ofLocation({ physicalLocation }: Location): string[] {
  const uri = physicalLocation?.artifactLocation?.uri ?? '';
  const base = new URL('https://repository.example/root/');
  const line = physicalLocation?.region?.startLine ?? 1;
  if (!URL.canParse(uri, base.href)) return [`3.4.3: ${uri} is no address`];
  const { origin, pathname } = new URL(uri, base);
  const inside = origin === base.origin && pathname.startsWith('/root/') && !uri.startsWith('/');
  return [...(inside ? [] : [`3.4.5: ${uri} leads out`]), ...(line >= 1 ? [] : ['3.30.5: lines count from 1'])];
}

describe('sarif, read by the text of the specification', () => {
  it('keeps to what the specification asks beyond its schema, whatever the texts are', () => {
    fc.assert(fc.property(anyReport(), (report) => assert.deepEqual(mistakes(read(report)), [])));
  });

  it('is held against rules that mind', () => {
    const log = read(aReport([aTarget('t', [aFinding()])]));
    const [run] = log.runs;
    const [result] = run?.results ?? [];
    assert.ok(result);
    result.ruleIndex = 7;
    result.kind = 'open';
    result.locations = [{ physicalLocation: { artifactLocation: { uri: '../../etc/passwd' } } }];
    assert.deepEqual(
      mistakes({ ...log, runs: [...log.runs, ...log.runs] }).map((text) => text.split(':')[0]),
      ['3.17.3', ...['3.27.6', '3.27.10', '3.4.5'], ...['3.27.6', '3.27.10', '3.4.5']],
    );
  });
});
