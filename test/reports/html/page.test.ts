import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { html } from '../../../src/reports/html/markup.js';
import { page } from '../../../src/reports/html/page.js';

describe('a page', () => {
  const text = page('<title>', html`<main></main>`);

  it('loads nothing', () => {
    assert.doesNotMatch(text, /\b(src|href)=|@import|url\(/);
    assert.match(text, /default-src 'none'/);
    assert.match(text, /<title>&lt;title&gt;<\/title>/);
  });

  it('allows its own script and style alone', () => {
    for (const element of ['script', 'style']) {
      const [, content = ''] = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(text) ?? [];
      assert.ok(content.length > 100);
      assert.ok(text.includes(`${element}-src 'sha256-${createHash('sha256').update(content).digest('base64')}'`));
    }
  });
});
