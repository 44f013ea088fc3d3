import assert from 'node:assert/strict';
import type { Manifest } from '../../../src/model/manifest.js';
import { shownManifest } from '../../../src/reports/terminal/manifest.js';
import { anEnvironment, PLAIN } from '../../support/report.js';

const manifest: Manifest = {
  schemaVersion: '1.0',
  tool: { name: 'hostdrift', version: '0.0.0' },
  environment: anEnvironment('host'),
  redaction: { mode: 'presence' },
  sections: {
    cpu: { status: 'not-applicable', facts: 0, problems: 0, fields: [], redacted: [] },
    image: {
      status: 'partial',
      facts: 2,
      problems: 1,
      fields: ['name', 'value'],
      files: Array.from({ length: 10 }, (_, at) => `/etc/${at}\u001b`),
      redacted: [{ key: 'env/A', fields: ['value'], count: 2 }],
    },
  },
};

describe('a manifest shown', () => {
  it('says what there is, what was read and what was taken out', () => {
    assert.equal(
      shownManifest(manifest, PLAIN),
      [
        'host holds 1 section; 2 secrets taken out of it: only their presence is kept.',
        '',
        'image  2 facts, partial, 1 problem, 10 files read',
        '       fields: name, value',
        '       read: /etc/0\\x1b, /etc/1\\x1b, /etc/2\\x1b, /etc/3\\x1b, /etc/4\\x1b,',
        '         /etc/5\\x1b, /etc/6\\x1b, /etc/7\\x1b and 2 more: --verbose lists them',
        '       redacted: env/A (value) 2 times',
        '',
      ].join('\n'),
    );
  });

  it('lists all files when all are asked for', () => {
    assert.ok(shownManifest(manifest, { ...PLAIN, all: true }).includes('/etc/9'));
  });

  it('says how secrets were treated', () => {
    const said = (redaction: Manifest['redaction'], sections: Manifest['sections'] = manifest.sections) =>
      shownManifest({ ...manifest, redaction, sections }, PLAIN).replaceAll('\n', ' ');
    assert.match(said({ mode: 'keyed', keyId: '01234567' }), /a token made with your key stands for each/);
    assert.match(said({ mode: 'presence' }, {}), /no secret was found in it/);
    assert.match(said(undefined), /was not looked through for secrets/);
  });
});
