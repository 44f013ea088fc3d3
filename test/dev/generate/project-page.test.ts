import assert from 'node:assert/strict';
import { projectPage } from '../../../src/dev/generate/project-page.js';

describe('the page of the project’s file', () => {
  it('has every field by its path, also in maps, lists and alternatives', () => {
    const text = projectPage();
    for (const path of [
      'source',
      'environments.reference',
      'payloads.NAME.entries',
      'waivers[].expires',
      'redaction.names',
    ])
      assert.match(
        text,
        new RegExp(`^\\| \`${path.replace(/[.[\]]/g, '\\$&').replace('s\\.ref', 's(\\.NAME)?\\.ref')}\` \\|`, 'm'),
        path,
      );
    assert.match(text, /`levels` \| .* \| Level of the findings of a rule\. \|/);
  });
});
