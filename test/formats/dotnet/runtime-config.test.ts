import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DotnetError, fields, jsonOf, readRuntimeConfig } from '../../../src/formats/dotnet/runtime-config.js';

describe('readRuntimeConfig', () => {
  it('reads one framework and several', () => {
    const core = { name: 'Microsoft.NETCore.App', version: '8.0.0' };
    const web = { name: 'Microsoft.AspNetCore.App', version: '8.0.0', rollForward: 'Major' };
    const of = (runtimeOptions: object) => readRuntimeConfig(`\uFEFF// text\n${JSON.stringify({ runtimeOptions })}`);
    assert.deepEqual(of({ framework: core }).frameworks, [core]);
    assert.deepEqual(of({ frameworks: [core, web], rollForward: 'LatestPatch' }).frameworks, [
      { ...core, rollForward: 'LatestPatch' },
      web,
    ]);
    assert.equal(of({ framework: core, rollForwardOnNoCandidateFx: 2 }).frameworks[0]?.rollForward, 'Major');
    assert.equal(of({ includedFrameworks: [core] }).selfContained, true);
    assert.equal(of({ configProperties: { 'System.Globalization.Invariant': true } }).invariant, true);
    assert.equal(of({ configProperties: { 'System.Globalization.AppLocalIcu': '72.1' } }).ownIcu, true);
  });

  it('says what is none, and never anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          assert.ok(Array.isArray(readRuntimeConfig(text).frameworks));
        } catch (error) {
          assert.ok(error instanceof DotnetError);
        }
      }),
    );
  });
});

describe('jsonOf', () => {
  it('takes objects alone', () => {
    assert.deepEqual(jsonOf('{"a": 1}'), { a: 1 });
    for (const text of ['[]', '5', '{']) assert.throws(() => jsonOf(text), DotnetError);
  });
});

describe('fields', () => {
  it('are none of what is no object', () => {
    assert.deepEqual([fields(5), fields(null), fields({ a: 1 })], [{}, {}, { a: 1 }]);
  });
});
