import assert from 'node:assert/strict';
import { generatedSources } from '../../../src/dev/generate/sources.js';
import { ROOT } from '../../../src/dev/root.js';

describe('generatedSources', () => {
  it('covers the version and each registry, formatted and marked as generated', async () => {
    const sources = await generatedSources(ROOT);
    assert.ok(sources.has('src/model/tool.ts') && sources.has('src/probes/index.ts'));
    for (const [path, source] of sources) assert.match(source, /^\/\/ Written by `npm run generate`/, path);
  });
});
