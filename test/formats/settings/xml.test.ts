import assert from 'node:assert/strict';
import { readXml } from '../../../src/formats/settings/xml.js';
import { written } from '../../support/settings.js';

describe('readXml', () => {
  it('reads elements and attributes', () => {
    const text = '<?xml version="1.0"?><a k="1"><b>x</b><b>y</b><c>t</c></a>';
    assert.deepEqual(written(readXml(text)), ['a/b = x,y', 'a/c = t', 'a/@k = 1']);
  });

  it('names the line of a mistake', () => assert.throws(() => readXml('<a>\n<b></a>'), /line 2/));
});
