import type { Location, Result, Suppression } from 'sarif';
import type { Evidence, Finding } from '../../model/finding.js';
import type { TargetReport } from '../../model/report.js';
import { prose } from '../../model/visible.js';
import { locationOf, type Location as Place, relativeUri } from '../shared/location.js';
import { acceptance } from '../shared/words.js';

/** A finding as a result (SARIF 2.1.0, 3.27), located at the file that the reader can change. */
export function sarifResult(finding: Finding, ruleIndex: number | undefined, target: TargetReport): Result {
  const { rule, cause, payloads, message, fix, evidence, fingerprint } = finding;
  const place = locationOf(finding);
  const others = evidence.filter(({ path }) => path !== undefined);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    ...kindOf(finding),
    message: { text: `${prose(message)}\n\nFix: ${prose(fix)}` },
    locations: [place === undefined ? wholeTarget(target) : located(place)],
    ...(others.length === 0 ? {} : { relatedLocations: others.map(related) }),
    partialFingerprints: { 'hostdrift/v1': fingerprint },
    ...(finding.status === 'waived' ? { suppressions: [suppression(finding)] } : {}),
    ...(finding.baseline === undefined ? {} : { baselineState: finding.baseline }),
    properties: {
      ...(cause === undefined ? {} : { cause }),
      ...(payloads === undefined ? {} : { payloads: payloads.map(prose) }),
      evidence: evidence.map(({ fact }) => prose(fact)),
    },
  };
}

/** Who accepted it, why and until when (3.35): readers show the justification alone, programs take the properties. */
function suppression(finding: Finding): Suppression {
  const { waiver } = finding;
  const base: Suppression = { kind: 'external', status: 'accepted' };
  if (waiver === undefined) return base;
  const { reason, owner, expires } = waiver;
  return {
    ...base,
    justification: `Accepted ${acceptance(finding)}`,
    properties: { reason, owner, ...(expires === undefined ? {} : { expires }) },
  };
}

/** What could not be decided is `open` and then has no level (3.27.9, 3.27.10). */
function kindOf({ level, status }: Finding): Pick<Result, 'kind' | 'level'> {
  return status === 'undetermined' ? { kind: 'open', level: 'none' } : { kind: 'fail', level };
}

function located({ environment, path, line }: Place): Location {
  return {
    physicalLocation: { artifactLocation: { uri: relativeUri(path) }, region: { startLine: line ?? 1 } },
    logicalLocations: [{ fullyQualifiedName: `${environment}:${prose(path)}`, kind: 'resource' }],
  };
}

/** Code hosts show nothing that lies nowhere: what no file is to blame for is shown at the target's name. */
function wholeTarget({ reference }: TargetReport): Location {
  return {
    physicalLocation: { artifactLocation: { uri: relativeUri(reference) }, region: { startLine: 1 } },
    logicalLocations: [{ fullyQualifiedName: `target:${prose(reference)}`, kind: 'resource' }],
  };
}

function related({ environment, path = '/', line, fact }: Evidence, index: number): Location {
  return { id: index + 1, message: { text: prose(fact) }, ...located({ environment, path, line }) };
}
