import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDpkgRecords } from '../../../src/probes/packages/dpkg-record.js';

function read(text: string, bare = false) {
  const { records, problems } = readDpkgRecords('/status', Buffer.from(text), bare);
  return { records, messages: problems.map(({ message }) => message) };
}

function stanza(fields: Record<string, string>): string {
  const all = { Package: 'a', Status: 'install ok installed', Architecture: 'amd64', Version: '1.0-1', ...fields };
  return `${Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')}\n`;
}

describe('readDpkgRecords', () => {
  it('reads a package with all that there is to know of it', () => {
    const { records, messages } = read(
      stanza({ Source: 'src (2:1.0-1)', Provides: 'x, y (= 1)', Status: 'hold ok unpacked', Architecture: 'arm64' }),
    );
    assert.deepEqual(messages, []);
    assert.deepEqual(records, [
      {
        key: 'deb/a:arm64',
        name: 'a',
        fact: {
          type: 'deb',
          name: 'a',
          version: '1.0-1',
          architecture: 'arm64',
          source: 'src',
          sourceVersion: '2:1.0-1',
          state: 'unpacked',
          held: true,
          provides: ['x', 'y'],
        },
      },
    ]);
  });

  it('takes name and version of the source from the package where it names none', () => {
    const [plain, renamed] = read(stanza({}) + stanza({ Source: 'other' })).records;
    assert.deepEqual([plain?.fact?.source, plain?.fact?.sourceVersion], ['a', undefined]);
    assert.deepEqual([renamed?.fact?.source, renamed?.fact?.sourceVersion], ['other', undefined]);
  });

  it('knows every state of dpkg, and has no fact of what is not installed', () => {
    const states = [
      'installed',
      'half-configured',
      'half-installed',
      'unpacked',
      'triggers-pending',
      'triggers-awaited',
      'config-files',
      'not-installed',
    ];
    const { records, messages } = read(states.map((state) => stanza({ Status: `install ok ${state}` })).join(''));
    assert.deepEqual(messages, []);
    assert.deepEqual(
      records.map(({ fact }) => fact?.state ?? 'not-installed'),
      states,
    );
  });

  it('needs no version where dpkg needs none', () => {
    const text = ['half-installed', 'not-installed'].map((state) =>
      stanza({ Status: `install reinstreq ${state}`, Version: '' }),
    );
    const { records, messages } = read(text.join(''));
    assert.deepEqual(messages, []);
    assert.deepEqual(
      records.map(({ fact }) => fact?.version),
      ['', undefined],
    );
  });

  it('names line and package of a stanza that lacks something, and keeps the others', () => {
    const broken = [
      stanza({ Package: '' }),
      stanza({ Status: '' }),
      stanza({ Status: 'install ok broken' }),
      stanza({ Status: 'installed' }),
      stanza({ Version: '' }),
    ];
    const messages = broken.map((text) => {
      const { records, messages } = read(stanza({ Package: 'good' }) + text + stanza({ Package: 'fine' }));
      assert.deepEqual(
        records.map(({ name }) => name),
        ['good', 'fine'],
      );
      return messages.join(' ');
    });
    assert.deepEqual(messages, [
      '/status, line 6: a package without a name',
      '/status, line 6: package a without a status',
      '/status, line 6: package a with the unknown status "install ok broken"',
      '/status, line 6: package a with the unknown status "installed"',
      '/status, line 6: package a without a version',
    ]);
  });

  it('notices a cut at every place but between two stanzas', () => {
    const whole = stanza({ Package: 'first' }) + stanza({ Package: 'second' });
    const unnoticed = [...whole].flatMap((_char, at) => (read(whole.slice(0, at)).messages.length === 0 ? [at] : []));
    assert.deepEqual(unnoticed, [0, stanza({ Package: 'first' }).length]);
  });

  it('takes the control file of a distroless image for an installed package', () => {
    const { records, messages } = read('Package: base-files\nVersion: 12.4\nArchitecture: amd64\n', true);
    assert.deepEqual(messages, []);
    assert.deepEqual(
      records.map(({ key, fact }) => [key, fact?.state]),
      [['deb/base-files:amd64', 'installed']],
    );
    assert.equal(read('', true).messages.length, 1);
    assert.equal(read('Package: base-files\nVersion: 12', true).messages.length, 1);
  });

  it('takes any bytes', () => {
    const line = fc.constantFrom('Package: a', 'Version: 1', 'Status: install ok installed', 'Status: x', '', ' ', ':');
    const text = fc.oneof(
      fc.uint8Array(),
      fc.array(line).map((lines) => Buffer.from(lines.join('\n'))),
    );
    fc.assert(fc.property(text, (bytes) => readDpkgRecords('/x', bytes, false).problems.length <= 2));
  });
});
