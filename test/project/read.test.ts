import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readProject } from '../../src/project/read.js';

const mistakes = (text: string) =>
  readProject('p.yaml', text).mistakes.map(({ line, message }) => `${line}: ${message}`);

describe('readProject', () => {
  it('reads all that a project may say', () => {
    const {
      definition,
      waivers,
      mistakes: none,
    } = readProject(
      'p.yaml',
      [
        'source: dev',
        'targets: [customer]',
        'environments:',
        '  dev: docker-archive:app.tar',
        '  customer: { reference: customer.json.gz, platform: linux/arm64 }',
        'payload: { app: /srv/app, entries: [bin/server] }',
        'levels: { libc-older: off }',
        "ignore: ['packages/deb/*-doc*']",
        'fail-on: warning',
        'outputs: { json: report.json }',
        'redaction: { key: "@key" }',
        'waivers:',
        '  - rule: missing-library',
        '    reason: known',
        '    owner: ops',
        '    expires: 2026-12-31',
      ].join('\n'),
    );
    assert.deepEqual(none, []);
    assert.equal(definition?.source, 'dev');
    assert.equal(definition?.levels['libc-older'], 'off');
    assert.deepEqual(waivers, [
      { rule: 'missing-library', reason: 'known', owner: 'ops', expires: '2026-12-31', origin: 'p.yaml:13' },
    ]);
  });

  it('reads several payloads, or one, and not both', () => {
    const { definition } = readProject(
      'p',
      'payloads:\n  api: { app: /api, entries: [/api/x] }\n  tool: { base: debian-13 }\n',
    );
    assert.deepEqual(definition?.payloads, { api: { app: '/api', entries: ['/api/x'] }, tool: { base: 'debian-13' } });
    assert.deepEqual(mistakes('payload: { app: /a }\npayloads: { b: { app: /b } }\n'), [
      '2: payloads: there is a payload too; name it here, or keep that alone',
    ]);
    assert.deepEqual(mistakes('payloads: { b: { ap: /b }, "a b": {} }\n'), [
      '1: payloads.b.ap: there is no such field here; is it a spelling mistake?',
      '1: payloads.a b: expected a name of letters, digits, ".", "_" and "-"',
    ]);
  });

  it('takes a file with nothing in it for a project that decides nothing', () => {
    assert.deepEqual(readProject('p.yaml', '# nothing\n').definition?.targets, undefined);
    assert.deepEqual(mistakes(''), []);
  });

  it('names every mistake with its line', () => {
    assert.deepEqual(mistakes('sourc: x\nlevels: { a: fatal }\nwaivers:\n  - rule: a\n    owner: b\n'), [
      '2: levels.a: expected one of "error", "warning", "note", "off", found "fatal"',
      '4: waivers[0].reason: is missing; expected a text',
      '1: sourc: there is no such field here; is it a spelling mistake?',
    ]);
    assert.match(mistakes('a: [').join(), /not valid YAML/);
    assert.match(mistakes('- a').join(), /1: the file: expected a map, found a list/);
  });

  it('refuses a waiver that names nothing, and a day that there is not', () => {
    assert.match(mistakes('waivers: [{ reason: a, owner: b }]').join(), /expected a rule, a cause or a fingerprint/);
    assert.match(mistakes('waivers: [{ rule: c, reason: a, owner: b, expires: 2025-02-30 }]').join(), /no such day/);
    assert.match(mistakes('waivers: [{ rule: c, reason: a, owner: b, expires: tomorrow }]').join(), /YYYY-MM-DD/);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(mistakes(text))));
  });
});
