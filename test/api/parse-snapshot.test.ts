import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseSnapshot } from '../../src/api/parse-snapshot.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { arbitrarySnapshot, snapshotOf } from '../support/snapshots.js';

const RELEASE = { id: 'debian', versionId: '13', path: '/usr/lib/os-release' };
const PACKAGE = { type: 'deb', name: 'bash', version: '5.2-1', state: 'installed' };
const GOOD = snapshotOf({
  os: { facts: { release: RELEASE } },
  packages: { facts: { 'deb/bash': PACKAGE } },
});

/** What is said of this text: message and advice. Fails where it is no {@link EnvironmentError} of one short paragraph. */
function refusal(text: string): string {
  try {
    parseSnapshot(text, 'web.json');
  } catch (error) {
    assert.ok(error instanceof EnvironmentError, String(error));
    assert.match(error.message, /^web\.json is /);
    assert.ok(error.message.length < 1500 && !/\p{Cc}/u.test(error.message), error.message);
    assert.ok(error.advice);
    return error.message;
  }
  return assert.fail('it was accepted');
}

/** The text of a good snapshot in which one word is another. */
function edited(from: string, to: string): string {
  const text = JSON.stringify(GOOD);
  assert.ok(text.includes(from), from);
  return text.replace(from, to);
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('parseSnapshot', () => {
  it('gives back what was written', () => {
    assert.deepEqual(parseSnapshot(JSON.stringify(GOOD), 'web.json'), GOOD);
    assert.deepEqual(parseSnapshot(`\ufeff${JSON.stringify(GOOD, null, 2)}`, 'web.json'), GOOD);
  });

  it('gives back whatever a snapshot of unknown sections holds', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        fc.pre(!JSON.stringify(snapshot).includes('__proto__'));
        const { packages: _packages, ...sections } = snapshot.sections;
        const text = JSON.stringify({ ...snapshot, sections });
        assert.deepEqual(JSON.stringify(parseSnapshot(text, 'web.json')), text);
      }),
    );
  });

  it('reads what a later version of the same schema adds', () => {
    const later = { ...GOOD, schemaVersion: '1.9', sections: { ...GOOD.sections, new: { ...GOOD.sections.os } } };
    assert.ok(parseSnapshot(JSON.stringify(later), 'web.json').sections.new);
  });

  it('says of text that is cut off or no JSON at all that it is no snapshot', () => {
    const text = JSON.stringify(GOOD);
    for (const bad of ['', '{', 'nonsense', text.slice(0, -1), `${text}}`, text.slice(0, 100)]) {
      assert.match(refusal(bad), /it is not valid JSON/);
    }
  });

  it('says of other JSON that it is none of ours', () => {
    for (const bad of [
      'null',
      '[]',
      '1',
      '"x"',
      '{}',
      '{"sections": {}}',
      '{"schemaVersion": "1.0"}',
      nested(100_000),
    ]) {
      assert.match(refusal(bad), /no snapshot of hostdrift/);
    }
    assert.match(refusal(edited('"1.0"', '1')), /no snapshot of hostdrift/);
  });

  it('says of a schema that is too new that it is', () => {
    assert.match(refusal(edited('"1.0"', '"2.3"')), /schema version 2\.3; this hostdrift reads 1\.x/);
    assert.match(refusal(JSON.stringify({ schemaVersion: '9.0', sections: 'anything' })), /version 9\.0/);
    assert.match(refusal(edited('"1.0"', `"${'9'.repeat(100_000)}"`)), /schema version 999/);
  });

  it('names the place that was edited into nonsense', () => {
    const cases: readonly [from: string, to: string, place: RegExp][] = [
      ['"complete"', '"done"', /: sections → os → status: /],
      ['"problems":[]', '"problems":{}', /: sections → os → problems: /],
      ['"dir:test"', '7', /: environment → reference: /],
      ['"directory"', '"planet"', /: environment → kind: /],
      ['2026-01-01T00:00:00.000Z', 'yesterday', /: takenAt: /],
      ['"5.2-1"', '52', /: sections → packages → facts → deb\/bash → version: .*expected string/],
      ['"installed"', '"gone"', /: sections → packages → facts → deb\/bash → state: /],
      ['"debian"', '["debian"]', /: sections → os → facts → release → id: .*expected string/],
      ['"13"', '1e999', /: sections → os → facts → release → versionId: a number that is too large/],
      ['"13"', nested(100_000), /: sections → os → facts → release → versionId → 0 → 0 → 0 → …: more than \d+ records/],
    ];
    for (const [from, to, place] of cases) assert.match(refusal(edited(from, to)), place);
    assert.match(refusal(edited('"hostdrift"', '"other"')), /tool → name/);
  });

  it('shows names from the file so that they cannot pass for something else', () => {
    const status = 'x' as 'complete';
    const message = refusal(JSON.stringify(snapshotOf({ '\u001b[31m\n': { status }, ['k'.repeat(9999)]: { status } })));
    assert.match(message, /\\x1b\[31m\\n/);
    assert.match(refusal(JSON.stringify(snapshotOf({ ['k'.repeat(9999)]: { status } }))), /kkk… → status/);
  });

  it('lets no key reach into what every object has', () => {
    const sections =
      '{"status":"complete","problems":[],"facts":{"__proto__":{"polluted":"yes"},"constructor":{"a":1}}}';
    const text = JSON.stringify(snapshotOf({})).replace(
      '"sections":{}',
      `"sections":{"x":${sections},"__proto__":${sections}}`,
    );
    const snapshot = parseSnapshot(text, 'web.json');
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
    assert.deepEqual(Object.keys(snapshot.sections), ['x']);
    assert.equal(Object.getPrototypeOf(snapshot.sections), Object.prototype);
    assert.ok(Object.hasOwn(snapshot.sections.x?.facts ?? {}, 'constructor'));
  });

  it('never throws anything else, whatever is changed', () => {
    const text = JSON.stringify(GOOD);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(8), fc.string({ maxLength: 4 }), (at, length, put) => {
        try {
          parseSnapshot(text.slice(0, at) + put + text.slice(at + length), 'web.json');
        } catch (error) {
          assert.ok(error instanceof EnvironmentError, String(error));
        }
      }),
    );
  });
});
