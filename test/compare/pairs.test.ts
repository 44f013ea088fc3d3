import assert from 'node:assert/strict';
import { pairFacts } from '../../src/compare/pairs.js';
import type { SectionComparison } from '../../src/model/probe.js';
import type { Fact } from '../../src/model/snapshot.js';

const BY_NAMES: SectionComparison = { pairBy: (_key, { names }) => names as string[] | undefined };

function paired(source: Record<string, Fact>, target: Record<string, Fact>, comparison = BY_NAMES): string[] {
  return pairFacts(source, target, comparison)
    .map(({ key, targetKey, a, b }) => `${a === undefined ? '-' : key}=${b === undefined ? '-' : targetKey}`)
    .sort();
}

describe('pairFacts', () => {
  it('pairs by key first', () => {
    assert.deepEqual(paired({ k: { names: ['x'] } }, { k: { names: ['y'] }, l: { names: ['x'] } }), ['-=l', 'k=k']);
  });

  it('pairs what is left by its own name, in the order of the keys', () => {
    const source = { a2: { names: ['x'] }, a1: { names: ['x'] } };
    assert.deepEqual(paired(source, { b: { names: ['x'] } }), ['a1=b', 'a2=-']);
    assert.deepEqual(paired({ b: { names: ['x'] } }, source), ['-=a2', 'b=a1']);
  });

  it('pairs a renamed one with the one that answers to its name', () => {
    const old = { ssl3: { names: ['ssl3'] } };
    const renamed = { ssl3t64: { names: ['ssl3t64', 'ssl3'] }, other: { names: ['other'] } };
    assert.deepEqual(paired(old, renamed), ['-=other', 'ssl3=ssl3t64']);
    assert.deepEqual(paired(renamed, old), ['other=-', 'ssl3t64=ssl3']);
  });

  it('does not choose between several that answer to a name', () => {
    const old = { mta: { names: ['mta'] } };
    assert.deepEqual(paired(old, { a: { names: ['a', 'mta'] }, b: { names: ['b', 'mta'] } }), ['-=a', '-=b', 'mta=-']);
  });

  it('does not pair what merely answers to the same name', () => {
    assert.deepEqual(paired({ a: { names: ['a', 'mta'] } }, { b: { names: ['b', 'mta'] } }), ['-=b', 'a=-']);
  });

  it('leaves alone what has no name, and takes an empty name for one', () => {
    assert.deepEqual(paired({ a: {} }, { b: {} }), ['-=b', 'a=-']);
    assert.deepEqual(paired({ a: { names: [''] } }, { b: {} }), ['-=b', 'a=-']);
    assert.deepEqual(paired({ a: { names: [''] } }, { b: { names: [''] } }), ['a=b']);
    assert.deepEqual(paired({ a: {} }, { b: {} }, {}), ['-=b', 'a=-']);
  });

  it('takes keys that every object has for keys', () => {
    assert.deepEqual(paired({}, { constructor: {} }), ['-=constructor']);
    assert.deepEqual(paired(JSON.parse('{"__proto__": {}}'), {}), ['__proto__=-']);
  });
});
