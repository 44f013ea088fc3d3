import assert from 'node:assert/strict';
import { evidenceFigure } from '../../../src/reports/html/evidence.js';
import { aFinding } from '../../support/report.js';

describe('evidence drawn', () => {
  it('is a chain when the payload is part of it, and says where it stops', () => {
    const evidence = [
      { environment: 'payload' as const, path: '/bin/app', fact: 'needs libx.so.1' },
      { environment: 'target' as const, fact: 'not found' },
    ];
    const text = evidenceFigure(aFinding({ evidence }))?.text ?? '';
    assert.match(
      text,
      /<ol class="chain"[^>]*>\n<li class="payload">.*<code class="path">\/bin\/app<\/code> needs libx/,
    );
    assert.match(text, /<li class="target stop">.*not found/);
  });

  it('is the two sides beside each other when it is not', () => {
    const text =
      evidenceFigure(aFinding({ evidence: [{ environment: 'target', path: '/e', line: 3, fact: 'off' }] }))?.text ?? '';
    assert.match(text, /<p class="none">nothing<\/p>/);
    assert.match(text, /<code class="path">\/e:3<\/code> off/);
  });

  it('folds what is too much to be read at a glance', () => {
    const facts = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ environment: 'source' as const, fact: `library ${index}` }));
    const text = evidenceFigure(aFinding({ evidence: facts(20) }))?.text ?? '';
    const [shown = '', folded = ''] = text.split('<details class="more"><summary>and 12 more</summary>');
    assert.deepEqual([shown.match(/library/g)?.length, folded.match(/library/g)?.length], [8, 12]);
    assert.doesNotMatch(evidenceFigure(aFinding({ evidence: facts(9) }))?.text ?? '', /<details/);
  });

  it('is nothing when there is none', () => {
    assert.equal(evidenceFigure(aFinding({ evidence: [] })), undefined);
  });
});
