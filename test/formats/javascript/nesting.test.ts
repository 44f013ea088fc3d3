import assert from 'node:assert/strict';
import { Nesting } from '../../../src/formats/javascript/nesting.js';
import { Tokens } from '../../../src/formats/javascript/tokens.js';

/** Where the word HERE stands. */
function at(text: string): { inFunction: boolean; name: string | undefined; guards: string[] } {
  const tokens = new Tokens(text);
  const nesting = new Nesting();
  let found: Nesting | undefined;
  const place = { inFunction: false, name: undefined as string | undefined, guards: [] as Nesting['guards'] };
  while (tokens.next()) {
    nesting.token(tokens.kind, tokens.value, tokens.newLine);
    if (tokens.value !== 'HERE') continue;
    found = nesting;
    Object.assign(place, { inFunction: nesting.inFunction, name: nesting.functionName, guards: nesting.guards });
  }
  assert.ok(found, 'HERE was not met');
  return { ...place, guards: place.guards.map(({ kind, rethrows }) => (rethrows ? `${kind}, rethrown` : kind)) };
}

const START = { inFunction: false, name: undefined, guards: [] };

describe('Nesting', () => {
  it('finds the top, also behind blocks and one-line conditions', () => {
    assert.deepEqual(at('if (a) { b() } HERE'), START);
    assert.deepEqual(at('if (a) b();\nHERE'), START);
    assert.deepEqual(at('const a = b || c\nconst d = HERE'), START);
    assert.deepEqual(at('const f = () => a;\nHERE'), START);
    // Without semicolons a name on a new line behind the end of an expression begins a statement.
    for (const end of ['c', 'c()', '{}', "'c'"]) assert.deepEqual(at(`a && ${end}\nHERE`), START, end);
    assert.deepEqual(at('const f = () => a\nHERE'), START);
    for (const open of ['a &&\nHERE', 'a && b in\nHERE', 'a && typeof\nHERE', 'if (a)\nHERE', 'a && b\n.c(HERE)'])
      assert.deepEqual(at(open).guards, ['condition'], open);
    assert.deepEqual(at('({a: {b: [HERE]}})'), START);
  });

  it('finds functions of every kind', () => {
    assert.deepEqual(at('function f(a = {}) { HERE }'), { inFunction: true, name: 'f', guards: [] });
    for (const text of [
      'x = () => HERE',
      'x = async (a) => { HERE }',
      'class A { m() { HERE } }',
      'x = { m(a) { HERE } }',
    ]) {
      assert.deepEqual(at(text).inFunction, true, text);
    }
  });

  it('finds conditions', () => {
    for (const text of [
      'if (a) HERE',
      'a && HERE',
      'a ? b : HERE',
      'if (a) {} else { HERE }',
      'switch (a) { case 1: HERE }',
    ]) {
      assert.deepEqual(at(text).guards, ['condition'], text);
    }
  });

  it('knows a catch that throws again', () => {
    assert.deepEqual(at('try { HERE } catch { a() }').guards, ['try']);
    assert.deepEqual(at('try { HERE } catch (e) { if (x) { throw e } }').guards, ['try, rethrown']);
  });
});
