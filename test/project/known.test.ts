import assert from 'node:assert/strict';
import { unknownFormats, unknownRules } from '../../src/project/known.js';
import { readProject } from '../../src/project/read.js';
import { formatMistake } from '../../src/yaml/mistake.js';

function read(text: string) {
  const { definition, source } = readProject('p.yaml', text);
  assert.ok(definition);
  return { definition, source };
}

describe('names that a project gives', () => {
  it('are those of formats that there are', () => {
    const { definition, source } = read('outputs:\n  json: a\n  jsn: b\n');
    assert.deepEqual(unknownFormats(source, definition, ['html', 'json']).map(formatMistake), [
      'p.yaml:3:3: outputs.jsn: there is no format jsn; the formats are html, json',
    ]);
  });

  it('are those of rules that there are, in levels and waivers', () => {
    const { definition, source } = read(
      'levels: { a: off, b: note }\nwaivers:\n  - { rule: c, reason: x, owner: y }\n  - { cause: d, reason: x, owner: y }\n',
    );
    assert.deepEqual(unknownRules(source, definition, new Set(['a'])).map(formatMistake), [
      'p.yaml:1:19: levels.b: there is no rule b; hostdrift rules lists them',
      'p.yaml:3:13: waivers[0].rule: there is no rule c; hostdrift rules lists them',
    ]);
    assert.deepEqual(unknownRules(source, definition, new Set(['a', 'b', 'c'])), []);
  });
});
