import { existsSync } from 'node:fs';
import type { Context } from 'mocha';
import { type Browser, chromium } from 'playwright-core';
import { pendingUnless } from './pending.js';

const CHROMIUM = '/usr/bin/chromium';

/** Without these it looks for its maker's servers at every start. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Debian's Chromium, or marks the running test, or all of its suite, as pending. */
export async function startBrowser(context: Context): Promise<Browser> {
  pendingUnless(context, existsSync(CHROMIUM), 'Chromium is not installed at /usr/bin/chromium');
  context.timeout(60_000);
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}
