import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { htmlReporter } from '../../src/reports/html.js';
import { startBrowser } from '../support/browser.js';
import { aDifference, aDiffReport, aFinding, aReport, aTarget, PLAIN } from '../support/report.js';
import { scratchDirectory } from '../support/scratch.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const hostile = aFinding({
  message: '<img src=x onerror="document.title=1">',
  evidence: [{ environment: 'payload', path: '/"><script>document.title=1</script>', fact: 'x' }],
});
const findings = [
  aFinding({ cause: 'missing-library:libssl.so.1.1' }),
  hostile,
  aFinding({ level: 'warning', message: 'older' }),
  aFinding({ level: 'note', message: 'a note' }),
];
/** A value that is longer than any screen is wide. */
const settings = [
  aDifference({
    section: 'configuration',
    key: 'nginx:http.log_format',
    source: { value: 'x'.repeat(400), path: '/etc/nginx/nginx.conf', line: 14 },
    target: { value: 'x y', path: '/etc/nginx/nginx.conf', line: 9 },
  }),
];
const many = Array.from({ length: 50_000 }, (_, index) =>
  aDifference({ key: `deb/package-${index}`, fields: [{ field: 'version', source: '1', target: '2' }] }),
);

describe('html in a browser', () => {
  const scratch = scratchDirectory();
  let browser: Browser;

  before(async function () {
    browser = await startBrowser(this);
  });

  after(() => browser?.close());

  /** Opens a report with everything in it, as a mail attachment would be. */
  async function open(colorScheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; asked: string[] }> {
    const file = scratch.path('report.html');
    const report = aReport([aTarget('debian-12', findings), aTarget('debian-13', [])]);
    const configuration = { status: 'complete', differences: settings } as const;
    const packages = { status: 'complete', differences: many } as const;
    const differences = [
      aDiffReport({ configuration: { ...configuration }, packages: { ...packages } }),
      aDiffReport({}),
    ];
    await writeFile(file, htmlReporter.render(report, { ...PLAIN, differences }));
    const page = await browser.newPage({ colorScheme });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => assert.fail(error.message));
    await page.goto(pathToFileURL(file).href);
    return { page, asked };
  }

  it('loads nothing and runs nothing of a snapshot', async () => {
    const { page, asked } = await open();
    assert.equal(asked.length, 1);
    assert.equal(await page.title(), 'web-prod → 2 targets');
    assert.equal(await page.locator('img').count(), 0);
    await page.close();
  });

  it('filters by level and by words', async () => {
    const { page } = await open();
    const visible = () => page.locator('article:visible h4').allTextContents();
    assert.equal((await visible()).length, 3);
    await page.getByLabel('Notes').check();
    assert.equal((await visible()).length, 4);
    await page.getByLabel('Search', { exact: true }).first().fill('LIBSSL missing-library');
    assert.deepEqual(await visible(), ['libssl.so.1.1 is gone']);
    assert.equal(await page.locator('#shown').textContent(), '1 of 4 findings');
    await page.close();
  });

  it('lays out fifty thousand differences a screen at a time, and finds one among them', async () => {
    const { page } = await open();
    const block = page.locator('details.differences').first();
    await block.locator('summary').click();
    // That it is open is told to the page a moment after the click.
    await block.locator('tbody tr').nth(99).waitFor();
    assert.equal(await block.locator('tbody tr').count(), 100);
    await block.getByRole('button').click();
    await block.locator('tbody tr').nth(199).waitFor();
    assert.equal(await block.locator('tbody tr').count(), 200);
    await block.getByRole('searchbox').fill('package-49999');
    await block.getByText('1 of 1 shown').waitFor();
    assert.match((await block.locator('tbody td').first().textContent()) ?? '', /deb\/package-49999/);
    await page.close();
  });

  for (const [name, width] of [
    ['a screen', 1100],
    ['a telephone', 360],
  ] as const) {
    it(`fits on ${name}, and lays both sides beside each other where there is room`, async () => {
      const { page } = await open();
      await page.setViewportSize({ width, height: 900 });
      await page.locator('details.settings > summary').click();
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      assert.ok(Number(wide) <= width, `${wide} of ${width}`);
      const sides = page.locator('article:visible .sides').first();
      const [left, right] = await Promise.all([
        sides.locator('.source').boundingBox(),
        sides.locator('.target').boundingBox(),
      ]);
      assert.equal(left?.y === right?.y, width > 640);
      const cells = await page.locator('table.settings td').allTextContents();
      assert.match(cells[0] ?? '', /^\/etc\/nginx\/nginx\.conf:14\n/);
      await page.close();
    });
  }

  it('is printed without what can only be clicked', async () => {
    const { page } = await open();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('form.controls').isVisible(), false);
    assert.equal(await page.locator('article:visible').count(), 3);
    await page.close();
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible in the ${scheme}`, async () => {
      const { page } = await open(scheme);
      await page.locator('details.settings > summary').click();
      await page.locator('details.differences summary').first().click();
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe: run } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await run.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      assert.deepEqual(violations, []);
      await page.close();
    });
  }
});
