import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { html, jsonIsland, Markup } from '../../../src/reports/html/markup.js';
import { hostileText } from '../../support/hostile-text.js';

describe('markup', () => {
  it('escapes values, joins lists and leaves markup as it is', () => {
    const inner = html`<b>${'&'}</b>`;
    assert.equal(
      html`<p title="${'"\'`'}">${[inner, ' ', 1, undefined]}</p>`.text,
      '<p title="&quot;&#39;&#96;"><b>&amp;</b> 1</p>',
    );
    assert.equal(html`${Markup.trusted('<i>')}`.text, '<i>');
  });

  it('lets no text open a tag or leave its quotes', () => {
    fc.assert(fc.property(hostileText(), (text) => assert.doesNotMatch(html`${text}`.text, /[<>"'`\u202e]/)));
  });

  it('keeps JSON inside its script element, and its meaning', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const [, json = ''] = /^<script [^>]*>(.*)<\/script>$/s.exec(jsonIsland('x', [text]).text) ?? [];
        assert.doesNotMatch(json, /</);
        assert.deepEqual(JSON.parse(json), [text]);
      }),
    );
  });
});
