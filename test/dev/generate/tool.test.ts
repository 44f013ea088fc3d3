import assert from 'node:assert/strict';
import { toolSource } from '../../../src/dev/generate/tool.js';

describe('toolSource', () => {
  it('states name and version of the package', () => {
    const source = toolSource({ name: 'hostdrift', version: '1.2.3-rc.4' });
    assert.match(source, /^export const TOOL = \{ name: 'hostdrift', version: '1\.2\.3-rc\.4' \} as const;$/m);
  });
});
