import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJavaArchive } from '../../../src/formats/java/archive.js';
import { ArchiveError } from '../../../src/formats/java/zip.js';
import { classFile, jar } from '../../support/jar.js';

const MANIFEST = 'Manifest-Version: 1.0\r\nMain-Class: a.very.lo\r\n ng.App\r\n';

describe('readJavaArchive', () => {
  it('reads the manifest and the classes, without those for newer releases alone', () => {
    const bytes = jar({
      'META-INF/MANIFEST.MF': MANIFEST,
      'a/very/long/App.class': classFile(52),
      'b/B.class': classFile(61),
      'META-INF/versions/21/b/B.class': classFile(65),
      'module-info.class': classFile(65),
      '../../etc/passwd': 'x',
    });
    assert.deepEqual(readJavaArchive(bytes), {
      ...{ classes: 2, packages: ['a/very/long', 'b'], classVersion: 61 },
      ...{ mainClass: 'a.very.long.App', mainVersion: 52 },
    });
  });

  it('counts the class that a launcher starts', () => {
    const bytes = jar({
      'META-INF/MANIFEST.MF': 'Main-Class: boot.Launcher\nStart-Class: a.App\n',
      'boot/Launcher.class': classFile(52),
      'BOOT-INF/classes/a/App.class': classFile(65),
      'BOOT-INF/lib/inner.jar': jar({ 'b/B.class': classFile(61) }),
    });
    const { mainVersion, nested, inner } = readJavaArchive(bytes);
    assert.deepEqual(
      { mainVersion, nested, inner },
      { mainVersion: 65, nested: true, inner: { archives: 1, classVersion: 61, newest: 'BOOT-INF/lib/inner.jar' } },
    );
  });

  it('looks at no more than the beginning of what would fill the memory', () => {
    const bomb = jar({ 'Bomb.class': Buffer.concat([classFile(52), Buffer.alloc(64 * 1024 * 1024)]) });
    assert.deepEqual(readJavaArchive(bomb), { classes: 1, packages: [''], classVersion: 52 });
  });

  it('says what is wrong with a damaged one, and never anything else', () => {
    assert.throws(() => readJavaArchive(Buffer.from('no archive, but longer than an end')), ArchiveError);
    const whole = jar({ 'A.class': classFile(52), 'META-INF/MANIFEST.MF': MANIFEST });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const bytes = Buffer.from(cut ? whole.subarray(at) : whole);
        if (!cut) bytes[at] = byte;
        try {
          readJavaArchive(bytes);
        } catch (error) {
          assert.ok(error instanceof ArchiveError, String(error));
        }
      }),
    );
  });
});
