import assert from 'node:assert/strict';
import { lookOf, takesColor } from '../../src/cli/look.js';

const terminal = { isTTY: true, columns: 100 };

describe('how output looks', () => {
  it('has colour on a terminal, and nowhere else unless forced', () => {
    assert.equal(takesColor(terminal, {}), true);
    assert.equal(takesColor(terminal, { TERM: 'dumb' }), false);
    assert.equal(takesColor({}, {}), false);
    assert.equal(takesColor({}, { FORCE_COLOR: '1' }), true);
    assert.equal(takesColor(terminal, { FORCE_COLOR: '0' }), false);
  });

  it('has none where NO_COLOR is set to something', () => {
    assert.equal(takesColor(terminal, { NO_COLOR: '1' }), false);
    assert.equal(takesColor(terminal, { NO_COLOR: '' }), true);
    assert.equal(takesColor(terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }), true);
  });

  it('is as wide as the terminal, within reason', () => {
    assert.equal(lookOf(terminal, {}).width, 100);
    assert.equal(lookOf({}, {}).width, 80);
    assert.equal(lookOf({ isTTY: true, columns: 0 }, {}).width, 80);
    assert.equal(lookOf({ isTTY: true, columns: 300 }, {}).width, 120);
  });

  it('is ASCII on a terminal whose locale knows no more', () => {
    const unicode = (env: Record<string, string>) => lookOf(terminal, env).unicode;
    assert.equal(unicode({}), true);
    assert.equal(unicode({ LANG: 'de_DE.UTF-8' }), true);
    assert.equal(unicode({ LANG: 'de_DE.ISO-8859-1' }), false);
    assert.equal(unicode({ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }), false);
    assert.equal(unicode({ LANG: 'C.UTF-8' }), true);
    assert.equal(lookOf({}, { LC_ALL: 'C' }).unicode, true);
  });
});
