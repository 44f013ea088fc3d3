import assert from 'node:assert/strict';
import { Manifest } from '../../../src/model/manifest.js';
import { manifestText } from '../../../src/reports/json/manifest.js';
import { anEnvironment, PLAIN } from '../../support/report.js';

const manifest: Manifest = {
  schemaVersion: '1.0',
  tool: { name: 'hostdrift', version: '0.0.0' },
  environment: anEnvironment('host'),
  sections: { a: { status: 'complete', facts: 1, problems: 0, fields: ['x\u202e'], redacted: [] } },
};

describe('a manifest written', () => {
  it('is JSON in a file of that name, and harmless to look at', () => {
    const text = manifestText(manifest, PLAIN, 'a.json');
    assert.deepEqual(Manifest.parse(JSON.parse(text)), manifest);
    assert.ok(!text.includes('\u202e'));
  });

  it('is for people elsewhere', () => {
    assert.match(manifestText(manifest, PLAIN, '-'), /^host holds 1 section/);
  });
});
