import assert from 'node:assert/strict';
import { LANGUAGES } from '../../../src/requirements/runtimes/languages.js';
import { classFile, jar } from '../../support/jar.js';
import { captured, type Files } from '../../support/proof.js';
import { gemfileLock } from '../../support/ruby.js';

async function coded(files: Files): Promise<string[]> {
  const payload = await captured(files);
  return LANGUAGES.flatMap(({ id, code }) => {
    const found = code(payload);
    return found === undefined ? [] : [`${id} ${found.path}${found.starts ? ' starts' : ''}`];
  });
}

describe('LANGUAGES', () => {
  it('tell what surely is a program from what may be a library, or made for browsers', async () => {
    const manifest = 'Main-Class: App\n';
    assert.deepEqual(await coded({ '/a.jar': jar({ 'App.class': classFile(61), 'META-INF/MANIFEST.MF': manifest }) }), [
      'java /a.jar starts',
    ]);
    assert.deepEqual(await coded({ '/a.jar': jar({ 'A.class': classFile(61) }) }), ['java /a.jar']);
    assert.deepEqual(await coded({ '/package.json': '{"main": "a.js"}', '/a.js': 'fetch("x")' }), ['node / starts']);
    assert.deepEqual(await coded({ '/package.json': '{"scripts": {"start": "vite"}}', '/a.js': 'fetch("x")' }), []);
    assert.deepEqual(await coded({ '/a.js': 'require("fs")' }), ['node /a.js starts']);
    assert.deepEqual(await coded({ '/a.js': 'require("fs")', '/b.js': '' }), ['node /a.js']);
    assert.deepEqual(await coded({ '/a.js': 'document.title = 1', '/b.js': '' }), []);
    assert.deepEqual(await coded({ '/Gemfile.lock': gemfileLock({}), '/Gemfile': '' }), ['ruby /']);
    assert.deepEqual(await coded({ '/vendor/composer/installed.json': '[]' }), ['php /vendor']);
  });

  it('take what lies alone for what is to be started', async () => {
    assert.deepEqual(await coded({ '/a.js': 'console.log(1)' }), ['node /a.js']);
    assert.deepEqual(await coded({ '/a.php': '<?php echo 1;' }), ['php /a.php starts']);
    assert.deepEqual(await coded({ '/a.pl': 'print 1;' }), ['perl /a.pl starts']);
    assert.deepEqual(await coded({ '/a.rb': 'puts 1' }), ['ruby /a.rb starts']);
    assert.deepEqual(await coded({ '/a.rb': 'puts 1', '/b.rb': '' }), ['ruby /a.rb']);
    assert.deepEqual(await coded({ '/main.rb': 'puts 1', '/b.rb': '' }), ['ruby /main.rb starts']);
  });
});
