import assert from 'node:assert/strict';
import { readNodeCommand } from '../../../src/requirements/node/command.js';

const read = (text: string) => readNodeCommand(text.split(' '));

describe('readNodeCommand', () => {
  it('finds the file behind options', () => {
    assert.deepEqual(read('node app.js --port 1'), { script: 'app.js', preloads: [], options: [] });
    assert.deepEqual(read('/usr/bin/nodejs -r dotenv/config --import=./a.mjs --title x --no-warnings app.js'), {
      script: 'app.js',
      preloads: [
        { name: 'dotenv/config', how: 'require' },
        { name: './a.mjs', how: 'import' },
      ],
      options: ['-r', '--import=./a.mjs', '--title', '--no-warnings'],
    });
    assert.deepEqual(read('node -- app.js'), { script: 'app.js', preloads: [], options: [] });
    assert.equal(read('node --env-file .env app.js')?.script, 'app.js');
  });

  it('finds code, and nothing where nothing is started', () => {
    assert.deepEqual(read('node -e require("a")'), { code: 'require("a")', preloads: [], options: [] });
    assert.deepEqual(read('node'), { preloads: [], options: [] });
  });

  it('leaves other programs alone', () => {
    assert.equal(read('python3 app.py'), undefined);
    assert.equal(read('node-gyp rebuild'), undefined);
  });
});
