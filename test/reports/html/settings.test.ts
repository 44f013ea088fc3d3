import assert from 'node:assert/strict';
import { settingsBlock } from '../../../src/reports/html/settings.js';
import { aDifference, aDiffReport } from '../../support/report.js';

const setting = (key: string, source: object | undefined, target: object | undefined) =>
  aDifference({
    section: 'configuration',
    key,
    kind: source === undefined ? 'added' : target === undefined ? 'removed' : 'changed',
    ...(source === undefined ? {} : { source: source as never }),
    ...(target === undefined ? {} : { target: target as never }),
  });
const block = (...differences: ReturnType<typeof aDifference>[]) =>
  settingsBlock(aDiffReport({ configuration: { status: 'complete', differences } }))?.text ?? '';

describe('settings in HTML', () => {
  it('stand side by side with the lines of both files, and what changed is marked', () => {
    const text = block(
      setting(
        'nginx:http.gzip',
        { value: 'on', path: '/etc/nginx/nginx.conf', line: 14 },
        { value: 'off', default: true },
      ),
      setting('nginx:http.types', { value: ['text/html', 'text/css'], path: '/a', line: 1 }, undefined),
      setting(
        'mysql:mysqld.sql_mode',
        { value: 'A B C', path: '/m', line: 2 },
        { value: 'A X C', path: '/n', line: 3 },
      ),
    );
    assert.match(text, /<summary>3 settings that differ, side by side<\/summary>/);
    assert.ok(text.includes('<caption>nginx</caption>') && text.includes('<caption>mysql</caption>'));
    assert.ok(text.includes('/etc/nginx/nginx.conf:14</span>\n<del>on</del>'), text);
    assert.ok(text.includes('default of the program</span>\n<ins>off</ins>'));
    assert.ok(text.includes('A <del>B</del> C') && text.includes('A <ins>X</ins> C'));
    assert.ok(text.includes('text/html\ntext/css</td><td><span class="none">not set</span>'));
  });

  it('are text, whatever they are', () => {
    assert.ok(!block(setting('x:<b>', { value: '<i>' }, { value: '</td>' })).includes('<i>'));
  });

  it('are nothing where none differ, or only those that another explains', () => {
    const folded = { ...setting('a:b', { value: '1' }, undefined), owner: { section: 'packages', key: 'deb/a' } };
    assert.equal(block(), '');
    assert.equal(block(folded), '');
    assert.equal(settingsBlock(aDiffReport({})), undefined);
  });

  it('are counted where they are too many', () => {
    const many = Array.from({ length: 310 }, (_, at) => setting(`a:${at}`, { value: '1' }, { value: '2' }));
    assert.match(block(...many), /10 more are in the list/);
  });
});
