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
});
