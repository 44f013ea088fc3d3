import assert from 'node:assert/strict';
import { readModule } from '../../../src/formats/python/module.js';
import { collectImports, withWords } from '../../../src/formats/python/words.js';

describe('words that code gives to packages', () => {
  it('are kept where other code imports what they name, or where they are zones', () => {
    const { body } = readModule(
      'import bs4, mail\nfrom zoneinfo import ZoneInfo\nbs4.Soup("<a>", "lxml")\nmail.login("root", "hunter2")\n' +
        'try:\n  ZoneInfo("Europe/Berlin")\nexcept KeyError:\n  ZoneInfo("x")\n',
    );
    const known = new Set(['lxml']);
    const text = JSON.stringify(withWords(body, known));
    assert.match(text, /"lxml"/);
    assert.match(text, /"Europe\/Berlin"/);
    assert.doesNotMatch(text, /hunter2|root|"x"/);
  });

  it('go by imports in any branch', () => {
    const known = new Set<string>();
    collectImports(readModule('if X:\n  import a.b\ndef f():\n  from c import d\n  from . import e\n').body, known);
    assert.deepEqual([...known], ['a', 'c']);
  });
});
