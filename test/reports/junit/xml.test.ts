import assert from 'node:assert/strict';
import { xml } from '../../../src/reports/junit/xml.js';

/** Half of a surrogate pair, which has no UTF-8. */
const HALF = String.fromCharCode(0xd800);

describe('xml', () => {
  it('nests elements, text before children', () => {
    const root = { name: 'a', attributes: { n: 1 }, children: [{ name: 'b', text: 'x' }, { name: 'c' }] };
    assert.equal(xml(root), '<?xml version="1.0" encoding="UTF-8"?>\n<a n="1">\n  <b>x</b>\n  <c/>\n</a>\n');
  });

  it('escapes what means something, and keeps line breaks of attributes', () => {
    const root = { name: 'a', attributes: { v: '<"&\n\t>' }, text: ']]> & <b>\r' };
    assert.ok(xml(root).endsWith('<a v="&lt;&quot;&amp;&#10;&#9;&gt;">]]&gt; &amp; &lt;b&gt;&#13;</a>\n'));
  });

  it('replaces what XML has no way to write', () => {
    assert.match(
      xml({ name: 'a', text: `\u0000\u0008\ufffe${HALF}\u{1f600}` }),
      /<a>\ufffd\ufffd\ufffd\ufffd\u{1f600}<\/a>/u,
    );
  });
});
