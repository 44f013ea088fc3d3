import assert from 'node:assert/strict';
import { configurationProbe, type Program } from '../../../../src/probes/config/settings/probe.js';
import { configurationOf } from '../../../support/configuration.js';

const demo = (parts: Partial<Program> = {}) =>
  configurationProbe({
    id: 'demo',
    title: 'demo',
    roots: ['/etc/demo'],
    ignores: (path) => path.endsWith('.key'),
    elsewhere: (path) => path === '/opt/demo.conf',
    settings: (files) =>
      files.all().map((path) => ({ key: path, value: files.read(path)?.text ?? '', file: files.read(path) })),
    ...parts,
  });

describe('a configuration probe', () => {
  it('reads what lies below its directories, but for what it ignores, and what it knows elsewhere', async () => {
    const files = {
      '/etc/demo/a': '1',
      '/etc/demo/d/b': '2',
      '/etc/demo/c.key': '',
      '/etc/demos': '',
      '/opt/demo.conf': '3',
    };
    const { facts } = await configurationOf(files, demo());
    assert.deepEqual(Object.keys(facts), ['demo:/etc/demo/a', 'demo:/etc/demo/d/b', 'demo:/opt/demo.conf']);
  });

  it('says that it does not apply where there is nothing', async () => {
    assert.equal((await configurationOf({ '/etc/other': '' }, demo())).status, 'not-applicable');
  });

  it('does not know what lies in a directory that could not be read', async () => {
    const files = { '/etc/demo': { directory: true as const, unreadable: 'permission denied' } };
    assert.equal((await configurationOf(files, demo())).status, 'partial');
  });

  it('refuses a file that nobody wrote', async () => {
    const { problems } = await configurationOf({ '/etc/demo/a': 'x'.repeat(1024 * 1024 + 1) }, demo());
    assert.deepEqual(problems[0]?.reason, 'too-large');
  });

  it('bounds the number of settings, and says so', async () => {
    const settings = () => Array.from({ length: 30_000 }, (_, at) => ({ key: `${at}`, value: '' }));
    const { facts, problems, status } = await configurationOf({ '/etc/demo/a': '' }, demo({ settings }));
    assert.deepEqual([Object.keys(facts).length, problems[0]?.reason, status], [20_000, 'limit', 'partial']);
  });

  it('folds into what is inherited from, else into the package', () => {
    const owner = demo().comparison?.owner;
    assert.deepEqual(owner?.('k', { value: '', inherited: 'demo:a', owner: 'deb/x' }), {
      section: 'configuration',
      key: 'demo:a',
    });
    assert.deepEqual(owner?.('k', { value: '', owner: 'deb/x' }), { section: 'packages', key: 'deb/x' });
    assert.equal(owner?.('k', { value: '' }), undefined);
  });
});
