import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columns } from '../../../src/reports/terminal/columns.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { counted, grouped, paragraph } from '../../../src/reports/terminal/paragraph.js';
import { PLAIN } from '../../support/report.js';

const page = pageFor({ ...PLAIN, width: 40 });

describe('paragraphs', () => {
  it('break at spaces and hang', () => {
    assert.deepEqual(
      paragraph(page, { first: { text: '- ' } }, [{ text: 'one two three four five six seven eight nine' }]),
      ['- one two three four five six seven', '  eight nine'],
    );
  });

  it('keep whole what is whole, and spans that touch together', () => {
    const spans = [
      { text: 'the words before ' },
      { text: '/a path/with spaces in/it', whole: true },
      { text: ': after' },
    ];
    assert.deepEqual(paragraph(page, { first: { text: '' }, rest: 2 }, spans), [
      'the words before',
      '  /a path/with spaces in/it: after',
    ]);
  });

  it('give the words back in their order, no line longer than the page unless one word is', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '漢', 'é'), minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const lines = paragraph(page, { first: { text: '' } }, [{ text: words.join(' ') }]);
        assert.equal(lines.join(' '), words.join(' '));
        for (const line of lines) assert.ok(columns(line) <= page.width || !line.includes(' '));
      }),
    );
  });
});

describe('numbers', () => {
  it('have their thousands apart and the right noun', () => {
    assert.equal(grouped(1234567), '1,234,567');
    assert.equal(counted(1, 'error'), '1 error');
    assert.equal(counted(0, 'error'), '0 errors');
    assert.equal(counted(2000, 'entry', 'entries'), '2,000 entries');
  });
});
