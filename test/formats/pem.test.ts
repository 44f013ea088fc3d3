import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { pemBlocks } from '../../src/formats/pem.js';

const block = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;

describe('pemBlocks', () => {
  it('finds the blocks of a label, and nothing between them', () => {
    const text = `# comment\n${block('CERTIFICATE', 'AA')}\nx\n${block('PRIVATE KEY', 'BB')}\n${block('CERTIFICATE', 'CC')}\n`;
    assert.deepEqual(pemBlocks(text, 'CERTIFICATE'), [block('CERTIFICATE', 'AA'), block('CERTIFICATE', 'CC')]);
  });

  it('leaves out one that is cut', () => {
    assert.deepEqual(pemBlocks('-----BEGIN CERTIFICATE-----\nAA', 'CERTIFICATE'), []);
  });

  it('finds as many as there are', () => {
    const body = fc.string({ unit: fc.constantFrom('A', '/', '\n') });
    fc.assert(
      fc.property(fc.array(body), (bodies) => {
        const text = bodies.map((text) => block('X', text)).join('\n');
        assert.equal(pemBlocks(text, 'X').length, bodies.length);
      }),
    );
  });
});
