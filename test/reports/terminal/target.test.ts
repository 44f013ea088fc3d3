import assert from 'node:assert/strict';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { targetLines } from '../../../src/reports/terminal/target.js';
import { aFinding, anEnvironment, aTarget, PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);
const from = { source: anEnvironment('s') };
const findings = ['a', 'b', 'c'].flatMap((rule) => Array.from({ length: 20 }, () => aFinding({ rule })));

describe('the report for one target', () => {
  it('writes out as much as its lines allow', () => {
    const lines = (budget: number) => targetLines(page, from, aTarget('t', findings), PLAIN, budget).length;
    assert.ok(lines(1000) > 180);
    for (const budget of [100, 60, 40, 24]) assert.ok(lines(budget) <= budget, `${lines(budget)} for ${budget}`);
  });

  it('lists notes, and not what is waived, when notes are asked for', () => {
    const some = [
      aFinding({ level: 'note', message: 'a note' }),
      aFinding({ status: 'waived', message: 'a waived one' }),
    ];
    const text = targetLines(page, from, aTarget('t', some), { ...PLAIN, notes: true }, 100).join('\n');
    assert.match(text, /Notes\n· a note/);
    assert.ok(!text.includes('a waived one'));
    assert.match(text, /· 1 waived finding: --verbose lists them/);
  });

  it('says undecided errors one by one, and of the rest only the rules, unless all are asked for', () => {
    const some = ['a', 'b', 'c', 'b'].map((rule, index) =>
      aFinding({
        rule,
        status: 'undetermined',
        level: index === 0 ? 'error' : 'warning',
        message: `whether ${rule} holds`,
      }),
    );
    const lines = (all: boolean) => targetLines(page, from, aTarget('t', some), { ...PLAIN, all }, 100);
    assert.deepEqual(lines(false).slice(1, 5), [
      '',
      'Undecided, because facts are unknown',
      '? whether a holds [a]',
      '? warnings and notes of: b, c',
    ]);
    assert.ok(lines(true).includes('? whether c holds [c]'));
  });

  it('tells what is new since an earlier report and what is gone, and what the project ignores', () => {
    const some = [aFinding({ baseline: 'new' }), aFinding({ baseline: 'unchanged', rule: 'other' })];
    const gone = Array.from({ length: 7 }, (_, at) => aFinding({ message: `gone ${at}` }));
    const summary = { error: 2, warning: 0, note: 0, waived: 0, undetermined: 0, folded: 0, ignored: 3 };
    const text = targetLines(
      page,
      { ...from, scope: 'unowned', against: 'last.json' },
      aTarget('t', some, { gone, summary }),
      PLAIN,
      100,
    ).join('\n');
    assert.match(text, /Since last\.json: 1 new, 1 known, 7 gone/);
    assert.equal(text.split('\n')[1], '  deployed: what no package owns');
    assert.match(text, /gone: gone 0 \[soname-gone\]/);
    assert.match(text, /and 2 more/);
    assert.match(text, /new: libssl/);
    assert.match(text, /3 differences that the project ignores/);
  });
});
