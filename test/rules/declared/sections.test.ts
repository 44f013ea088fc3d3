import assert from 'node:assert/strict';
import { languageWith } from '../../../src/rules/cel/language.js';
import { snapshotUse } from '../../../src/rules/declared/sections.js';

function use(expression: string) {
  return snapshotUse(languageWith({}).parse(expression).ast);
}

describe('the sections that an expression reads', () => {
  it('finds them under macros, optional fields and methods', () => {
    assert.deepEqual(use('has(env.source.os.libc) && env.target.?cpu.level.orValue("") == ""'), {
      sections: ['source.os', 'target.cpu'],
      lookups: [],
      opaque: [],
    });
    assert.deepEqual(use('["a"].exists(n, env.target.has_package(n)) || env.source.library("x").name == ""'), {
      sections: [],
      lookups: ['target.packages', 'source.libraries'],
      opaque: [],
    });
  });

  it('finds uses that hide what is read', () => {
    assert.deepEqual(use('env.target["os"] == 1').opaque, [0]);
    assert.deepEqual(use('true && cel.bind(s, env.source, s.os) == 1').opaque, [20]);
  });
});
