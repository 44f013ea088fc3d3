import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { ROOT } from '../../src/dev/root.js';
import { startBrowser } from '../support/browser.js';
import { pendingUnless } from '../support/pending.js';
import { picturedReport } from '../support/pictured-report.js';
import { comparePictures } from '../support/pictures.js';
import { scratchDirectory } from '../support/scratch.js';

const FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf';
const KEPT = join(ROOT, 'docs/screenshots');

/** So much of a picture may differ: a border of a box that another browser draws, not a box. */
const TOLERATED = 0.003;

/** The same letters on every machine. */
const FONTS = `body { font-family: "DejaVu Sans" !important; }
code, .differences td, .settings td { font-family: "DejaVu Sans Mono" !important; }`;

/** Where everything on a page is. */
const BOXES = `[...document.body.querySelectorAll('*')].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [element.tagName, x, y, width, height].join(' ');
})`;

interface Picture {
  readonly targets?: 3;
  readonly dark?: true;
  readonly print?: true;
  readonly width?: number;
  readonly height?: number;
  /** What is clicked before. */
  readonly click?: string;
  /** What is taken; else what the window shows. */
  readonly of?: string;
}

const PICTURES: Readonly<Record<string, Picture>> = {
  light: {},
  dark: { dark: true },
  narrow: { targets: 3, width: 360, height: 720 },
  matrix: { targets: 3, height: 420 },
  print: { print: true, width: 718, height: 1000 },
  chain: { of: 'article:visible' },
  'chain-dark': { dark: true, of: 'article:visible' },
  settings: { click: 'details.settings > summary', of: 'details.settings' },
  differences: { click: 'details.differences > summary', of: 'details.differences' },
};

describe('pictures of the HTML', function () {
  this.timeout(60_000);
  const scratch = scratchDirectory();
  let browser: Browser;

  before(async function () {
    pendingUnless(this, existsSync(FONT), 'the fonts of fonts-dejavu-core are not installed');
    browser = await startBrowser(this);
  });

  after(() => browser?.close());

  async function open({ targets, dark, print, width = 900, height = 640, click }: Picture): Promise<Page> {
    scratch.write('report.html', picturedReport(targets ?? 1));
    const page = await browser.newPage({
      // The page's own policy takes no style sheet but its own.
      bypassCSP: true,
      colorScheme: dark === true ? 'dark' : 'light',
      viewport: { width, height },
    });
    await page.goto(pathToFileURL(scratch.path('report.html')).href);
    await page.addStyleTag({ content: FONTS });
    if (print === true) await page.emulateMedia({ media: 'print' });
    if (click !== undefined) await page.locator(click).first().click();
    return page;
  }

  async function taken(picture: Picture, change?: string): Promise<Buffer> {
    const page = await open(picture);
    if (change !== undefined) await page.addStyleTag({ content: change });
    const options = { animations: 'disabled', caret: 'hide' } as const;
    const shot =
      picture.of === undefined ? page.screenshot(options) : page.locator(picture.of).first().screenshot(options);
    const bytes = await shot;
    await page.close();
    return bytes;
  }

  async function compared(before: Buffer, after: Buffer) {
    const page = await browser.newPage();
    const difference = await comparePictures(page, before, after);
    await page.close();
    return difference;
  }

  for (const [name, picture] of Object.entries(PICTURES)) {
    it(`show it as docs/screenshots/${name}.png does`, async () => {
      const file = join(KEPT, `${name}.png`);
      const now = await taken(picture);
      if (process.env.UPDATE_SCREENSHOTS === '1') {
        mkdirSync(KEPT, { recursive: true });
        if (!existsSync(file) || (await compared(readFileSync(file), now)).share > 0) writeFileSync(file, now);
        return;
      }
      const { share, sizes } = await compared(readFileSync(file), now);
      if (share > TOLERATED) writeFileSync(join(ROOT, 'build', `${name}.png`), now);
      const percent = (share * 100).toFixed(1);
      assert.ok(
        share <= TOLERATED,
        `${percent} % differs (${sizes.join(', ')}): look at build/${name}.png; if it is right, UPDATE_SCREENSHOTS=1`,
      );
    });
  }

  it('are all that is kept', () => {
    const names = Object.keys(PICTURES).map((name) => `${name}.png`);
    assert.deepEqual(readdirSync(KEPT).sort(), names.sort());
  });

  for (const [what, name, change] of [
    ['a chain is not drawn', 'chain', '.chain li::before, .chain li::after { display: none !important; }'],
    ['a level has lost its colour', 'light', '.finding { border-left-color: transparent !important; }'],
    ['text is hard to read in the dark', 'dark', ':root { --ink: #444 !important; }'],
    ['rows are a little higher', 'settings', 'td { padding-bottom: .6rem !important; }'],
    ['what changed is not marked', 'settings', 'del, ins { color: inherit !important; text-decoration: none; }'],
    ['a column is gone', 'matrix', '.matrix :nth-child(4) { visibility: hidden; }'],
  ] as const) {
    it(`are not the same when ${what}`, async () => {
      const picture: Picture = PICTURES[name] ?? {};
      const { share } = await compared(await taken(picture), await taken(picture, change));
      assert.ok(share > TOLERATED, String(share));
    });
  }

  it('differ between light and dark in colours alone', async () => {
    const places = async (picture: Picture) => {
      const page = await open(picture);
      const boxes = await page.evaluate<string[]>(BOXES);
      await page.close();
      return boxes;
    };
    const light = await places({});
    assert.ok(light.length > 50);
    assert.deepEqual(await places({ dark: true }), light);
  });
});
