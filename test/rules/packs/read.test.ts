import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPack } from '../../../src/rules/packs/read.js';
import { formatMistake } from '../../../src/yaml/mistake.js';

const GOOD = `rules:
  - id: package-gone
    title: A package is gone
    level: warning
    why: What it brought is gone with it.
    fix: Install it.
    references: [https://example.org/]
    on: packages
    kinds: [removed]
    when: >-
      source.name != '' &&
      env.target.has_package('x')
    message: '{source.name} is gone'
    evidence:
      - environment: source
        fact: 'has {source.name}'
    examples:
      - name: gone
        source: { packages: { deb/a: { name: a } } }
        findings: 1
      - name: never there
        findings: 0
`;

function mistakes(text: string): string[] {
  return readPack({ name: 'p.yaml', text }).mistakes.map(formatMistake);
}

function changed(from: string | RegExp, to: string): string[] {
  const text = GOOD.replace(from, to);
  assert.notEqual(text, GOOD);
  return mistakes(text);
}

describe('reading a pack', () => {
  it('gives the declarations with their places, and what their expressions read', () => {
    const { declarations, mistakes: none } = readPack({ name: 'p.yaml', text: GOOD });
    assert.deepEqual(none, []);
    assert.deepEqual(
      declarations.map(({ origin, exampleOrigins, lookups, definition }) => ({
        origin,
        exampleOrigins,
        lookups,
        id: definition.id,
      })),
      [
        {
          id: 'package-gone',
          origin: 'p.yaml:2',
          exampleOrigins: ['p.yaml:18', 'p.yaml:21'],
          lookups: ['target.packages'],
        },
      ],
    );
  });

  it('tells a missing field at the rule', () => {
    assert.deepEqual(changed(/ {4}why.*\n/, ''), ['p.yaml:2:5: rule "package-gone", why: is missing; expected a text']);
  });

  it('tells an unknown field at the field', () => {
    assert.deepEqual(changed('    fix:', '    fixx: no\n    fix:'), [
      'p.yaml:6:5: rule "package-gone", fixx: there is no such field here; is it a spelling mistake?',
    ]);
  });

  it('tells an undeclared variable with a caret, on the line of a folded text where it stands', () => {
    assert.deepEqual(changed("env.target.has_package('x')", 'sorce.name == 1'), [
      [
        'p.yaml:12:7: rule "package-gone", when: Unknown variable: sorce',
        '',
        ">    1 | source.name != '' && sorce.name == 1",
        '                              ^',
      ].join('\n'),
    ]);
  });

  it('tells a mistake in an expression of a template at the expression', () => {
    assert.match(
      changed("'has {source.name}'", "'has {source.name +}'")[0] ?? '',
      /^p\.yaml:16:3\d: .*evidence\[0\]\.fact: Unexpected token: EOF/,
    );
    assert.match(
      changed("'has {source.name}'", "'has {source.name'")[0] ?? '',
      /^p\.yaml:16:20: .*a "\{" without its "\}"/,
    );
  });

  it('tells a condition that is none, and a use of env that hides what it reads', () => {
    assert.match(changed("source.name != '' &&", "'x' +")[0] ?? '', /when: no such overload|expected a condition/);
    assert.match(
      changed(/when: >-\n.*\n.*\n/, "when: env.target['os'] == 1\n")[0] ?? '',
      /^p\.yaml:10:11: .*expected env\.source or env\.target/,
    );
  });

  it('tells all mistakes of all rules at once', () => {
    const twice =
      GOOD +
      GOOD.replace('rules:\n', '')
        .replace('level: warning', 'level: fatal')
        .replace(/ {4}title.*\n/, '');
    assert.deepEqual(
      mistakes(twice.replace('https://example.org/', 'nowhere')).map((line) => line.replace(/: rule.*/, '')),
      ['p.yaml:7:18', 'p.yaml:23:5', 'p.yaml:24:12'],
    );
  });

  it('wants an example that gives a finding and one that gives none', () => {
    assert.match(changed('findings: 0', 'findings: 1')[0] ?? '', /^p\.yaml:18:7: .*must give no finding/);
    assert.match(changed('findings: 1', 'findings: 0')[0] ?? '', /must give a finding/);
  });

  it('tells bad YAML, and a pack that is none', () => {
    assert.match(mistakes('rules: [')[0] ?? '', /^p\.yaml:\d+:\d+: not valid YAML/);
    assert.deepEqual(mistakes('- a\n'), ['p.yaml:1:1: the pack: expected a map, found a list']);
    assert.deepEqual(mistakes('rules: []\n'), ['p.yaml:1:8: rules: expected at least one']);
    assert.match(mistakes('')[0] ?? '', /^p\.yaml:1:1: the pack: /);
  });

  it('refuses fields that do not go together', () => {
    assert.match(changed('    on: packages\n', '')[0] ?? '', /"kinds" is for rules over differences/);
    assert.match(
      changed('    on: packages\n', '    on: packages\n    each: target.users\n')[0] ?? '',
      /either "on" or "each"/,
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => void readPack({ name: 'p', text })));
    fc.assert(
      fc.property(fc.jsonValue(), (rule) => void readPack({ name: 'p', text: JSON.stringify({ rules: [rule] }) })),
    );
  });
});
