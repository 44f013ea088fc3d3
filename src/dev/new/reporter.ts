import type { Name } from './name.js';

/** A reporter that writes one line a target, and a test of what every reporter owes. */
export function reporterFiles({ path, id, camel, words, up }: Name): ReadonlyMap<string, string> {
  const code = `
import type { Reporter } from '${up}model/reporter.js';

/** The ${words} format: one line a target. */
export const ${camel}Reporter: Reporter = {
  id: '${id}',
  title: 'one line a target',
  render: (report) => report.targets.map(({ reference, verdict }) => \`\${reference}: \${verdict}\\n\`).join(''),
};
`;
  const test = `
import assert from 'node:assert/strict';
import { ${camel}Reporter } from '${up}../src/reports/${path}.js';
import { aFinding, aReport, aTarget, PLAIN } from '${up}support/report.js';

describe('${id} report', () => {
  it('has the verdict of each target', () => {
    const report = aReport([aTarget('debian-12', [aFinding()]), aTarget('debian-13', [])]);
    assert.equal(${camel}Reporter.render(report, PLAIN), 'debian-12: breaks\\ndebian-13: runs\\n');
  });

  it('leaves the report as it was', () => {
    const report = aReport([aTarget('debian-12', [aFinding()])]);
    const before = structuredClone(report);
    ${camel}Reporter.render(report, PLAIN);
    assert.deepEqual(report, before);
  });
});
`;
  return new Map([
    [`src/reports/${path}.ts`, code],
    [`test/reports/${path}.test.ts`, test],
  ]);
}
