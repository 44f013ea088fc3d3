import assert from 'node:assert/strict';
import { readJavaCommand } from '../../../src/requirements/java/command.js';

const read = (text: string) => readJavaCommand(text.split(' '))?.candidates;

describe('readJavaCommand', () => {
  it('finds the archive, or the places of the main class', () => {
    assert.deepEqual(read('java -Xmx1g -jar app.jar x'), ['app.jar']);
    assert.deepEqual(read('/usr/bin/java -cp /opt/app:lib.jar a.b.App x'), ['/opt/app/a/b/App.class', 'lib.jar']);
    assert.deepEqual(read('java App'), ['./App.class']);
    assert.deepEqual(read('java -version'), []);
    assert.equal(read('javac App.java'), undefined);
  });

  it('knows what is started, and when that is not known', () => {
    const starts = (text: string) => readJavaCommand(text.split(' '))?.starts;
    assert.deepEqual(starts('java -jar app.jar'), { kind: 'archive', name: 'app.jar' });
    assert.deepEqual(starts('java -cp a.jar a.B -m'), { kind: 'class', name: 'a.B' });
    for (const text of ['java -m a/b.C', 'java @args a.B', 'java -p mods a.B'])
      assert.equal(starts(text), undefined, text);
    assert.deepEqual(readJavaCommand(['java', '--add-modules', 'a,b', '--add-modules=c', 'A'])?.modules, [
      'a',
      'b',
      'c',
    ]);
  });
});
