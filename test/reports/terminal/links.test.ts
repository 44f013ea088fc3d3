import assert from 'node:assert/strict';
import { linksOf } from '../../../src/reports/terminal/links.js';
import { anEnvironment, aReport, aTarget } from '../../support/report.js';

const on = { links: { from: '/home/me' } };

describe('linksOf', () => {
  const target = aTarget('dir:/srv/target', []);
  const report = aReport([target], { source: anEnvironment('./roots/web') });
  const links = linksOf(report, target, on);

  it('leads from a rule to what it rests on', () => {
    assert.equal(links.rule('soname-gone'), 'https://www.example.org/soname');
    assert.equal(links.rule('unheard-of'), undefined);
    const rule = { title: '', level: 'note', why: '', fix: '', references: ['javascript:x', 'https://a b'] } as const;
    const odd = aReport([target], { rules: { odd: { ...rule, references: [...rule.references] } } });
    assert.equal(linksOf(odd, target, on).rule('odd'), undefined);
  });

  it('leads from evidence to the file, where that lies in a directory here', () => {
    const file = (environment: 'source' | 'target' | 'payload', path?: string) =>
      links.file({ environment, fact: 'x', ...(path === undefined ? {} : { path }) });
    assert.equal(file('target', '/etc/a b\u001b'), 'file:///srv/target/etc/a%20b%1B');
    assert.equal(file('source', '/etc/x'), 'file:///home/me/./roots/web/etc/x');
    assert.equal(file('payload', '/srv/x'), 'file:///home/me/./roots/web/srv/x');
    assert.equal(file('target'), undefined);
  });

  it('leads nowhere from images and snapshots', () => {
    for (const reference of ['debian-12', 'web.json.gz', 'tar:a/b.tar', 'docker-archive:x/y']) {
      const other = aTarget(reference, []);
      assert.equal(linksOf(report, other, on).file({ environment: 'target', path: '/a', fact: '' }), undefined);
    }
  });

  it('leads from where a directory is laid to where it lies', () => {
    const bare = linksOf({ ...report, scope: 'everything', at: '/opt/app/' }, target, on);
    const file = (path: string) => bare.file({ environment: 'payload', path, fact: '' });
    assert.equal(file('/opt/app/bin/a'), 'file:///home/me/./roots/web/bin/a');
    assert.equal(file('/opt/apple'), undefined);
  });

  it('leads nowhere where the terminal shows no links', () => {
    const none = linksOf(report, target, {});
    assert.deepEqual(
      [none.rule('soname-gone'), none.file({ environment: 'target', path: '/a', fact: '' })],
      [undefined, undefined],
    );
  });
});
