import assert from 'node:assert/strict';
import { prose, visible } from '../../src/model/visible.js';

describe('text from environments', () => {
  it('shows what would steer a terminal', () => {
    assert.equal(visible('\u001b[31mred\u0007'), '\\x1b[31mred\\x07');
    assert.equal(visible('a\tb\nc\rd'), 'a\\tb\\nc\\rd');
    assert.equal(visible('x\u202Etxt.exe'), 'x\\u202etxt.exe');
    assert.equal(visible('half \ud800 pair'), 'half \\ud800 pair');
    assert.equal(visible('tag\u{e0041}'), 'tag\\u{e0041}');
  });

  it('leaves what people write alone', () => {
    assert.equal(visible('Größe 漢字 ✗ C:\\x'), 'Größe 漢字 ✗ C:\\x');
  });

  it('says how much of an endless text it leaves out', () => {
    assert.match(visible('x'.repeat(5000)), /^x{2000} \(3000 more characters\)$/);
  });

  it('puts prose on one line', () => {
    assert.equal(prose('  Rebuild it.\n  Or do not.\n'), 'Rebuild it. Or do not.');
  });
});
