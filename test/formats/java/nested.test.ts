import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isOrdinary, readInner } from '../../../src/formats/java/nested.js';
import { ArchiveError, members } from '../../../src/formats/java/zip.js';
import { classFile, jar } from '../../support/jar.js';

function inner(bytes: Uint8Array) {
  return readInner(
    bytes,
    [...members(bytes)].filter(({ name }) => name.endsWith('ar')),
  );
}

describe('readInner', () => {
  it('reads archives in archives', () => {
    const lib = jar({ 'A.class': classFile(52), 'META-INF/versions/21/A.class': classFile(65) });
    const war = jar({ 'WEB-INF/lib/new.jar': jar({ 'B.class': classFile(61) }), 'WEB-INF/lib/old.jar': lib });
    assert.deepEqual(inner(jar({ 'app.war': war, 'lib/old.jar': lib })), {
      archives: 4,
      classVersion: 61,
      newest: 'app.war!/WEB-INF/lib/new.jar',
    });
  });

  it('names what is damaged, too deep, or unpacks to too much', () => {
    let deep = jar({ 'A.class': classFile(52) });
    for (let depth = 0; depth < 5; depth++) deep = jar({ 'd.jar': deep });
    const bomb = Buffer.alloc(130 * 1024 * 1024);
    const found = inner(jar({ 'bad.jar': 'no archive, but longer than its end', 'bomb.jar': bomb, 'deep.jar': deep }));
    assert.deepEqual(found.unread, ['bad.jar', 'bomb.jar', 'deep.jar!/d.jar!/d.jar!/d.jar']);
  });

  it('never throws', () => {
    const whole = jar({ 'a.jar': jar({ 'A.class': classFile(52) }) });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        try {
          assert.ok(inner(bytes).archives <= 1);
        } catch (error) {
          // The outer directory is not its matter.
          assert.ok(error instanceof ArchiveError, String(error));
        }
      }),
    );
  });
});

describe('isOrdinary', () => {
  it('is a class that every release loads', () => {
    assert.deepEqual(['a/B.class', 'META-INF/versions/9/a/B.class', 'module-info.class', 'a.txt'].map(isOrdinary), [
      true,
      false,
      false,
      false,
    ]);
  });
});
