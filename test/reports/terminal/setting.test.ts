import assert from 'node:assert/strict';
import { entryLines } from '../../../src/reports/terminal/difference.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { mainField, places } from '../../../src/reports/terminal/setting.js';
import { aDifference, PLAIN } from '../../support/report.js';

const page = pageFor({ ...PLAIN, width: 200 });
const KEY = 'nginx:http.server[example.org].client_max_body_size';
const source = { value: '20m', path: '/etc/nginx/sites-enabled/site', line: 14 };
const target = { value: '1m', path: '/etc/nginx/nginx.conf', line: 31 };

const text = (parts: Parameters<typeof aDifference>[0]) =>
  places(page, aDifference({ section: 'configuration', key: KEY, ...parts }))
    .map((span) => span.text)
    .join('')
    .trim();

describe('a setting in diff', () => {
  it('shows its values, and the files that say so', () => {
    const fields = [{ field: 'value', source: '20m', target: '1m' }];
    const difference = aDifference({ section: 'configuration', key: KEY, source, target, fields });
    assert.deepEqual(entryLines(page, difference, KEY.length, false), [
      `  ~ ${KEY}  20m → 1m (/etc/nginx/sites-enabled/site:14 ↔ /etc/nginx/nginx.conf:31)`,
    ]);
    const added = aDifference({ section: 'configuration', key: KEY, kind: 'added', target });
    assert.deepEqual(entryLines(page, added, KEY.length, false), [`  + ${KEY}  1m (/etc/nginx/nginx.conf:31)`]);
  });

  it('says when a side has a default, or is compared as text', () => {
    assert.equal(
      text({ source, target: { value: '1m', default: true } }),
      '(/etc/nginx/sites-enabled/site:14 ↔ default)',
    );
    assert.equal(text({ source, target: source }), '(/etc/nginx/sites-enabled/site:14)');
    assert.equal(text({ source: { value: [], path: '/a', unparsed: 'why' } }), '(/a, compared as text)');
  });

  it('is what the section is about', () => {
    assert.equal(mainField('configuration'), 'value');
    assert.equal(mainField('packages'), 'version');
    assert.deepEqual(places(page, aDifference({ source })), []);
  });
});
