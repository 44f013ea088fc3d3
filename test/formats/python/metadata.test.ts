import assert from 'node:assert/strict';
import { parseMetadata } from '../../../src/formats/python/metadata.js';

describe('parseMetadata', () => {
  it('reads name, version and what is required, and not the description', () => {
    const text =
      'Metadata-Version: 2.1\r\nName: Flask\r\nVersion: 3.0\r\nRequires-Dist: click>=8\r\nRequires-Dist: x; extra == "y"\r\nRequires-Python: >=3.8\r\n\r\nName: other\r\n';
    assert.deepEqual(parseMetadata(text), {
      name: 'Flask',
      version: '3.0',
      requires: ['click>=8', 'x; extra == "y"'],
      requiresPython: '>=3.8',
    });
    assert.equal(parseMetadata('Version: 1\n'), undefined);
  });
});
