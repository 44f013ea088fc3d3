import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { loadCompiled } from '../../../src/providers/program/compiled.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('loadCompiled', () => {
  const { path, write } = scratchDirectory();
  const cache = () => path('cache/hostdrift/code');
  const files = () => (existsSync(cache()) ? readdirSync(cache()) : []);

  /** A program of this build, as the build writes it. */
  const writeProgram = (build: string, code: string) =>
    write('program.cjs', `/* ${build} */\n(function(exports,require,module,__filename){${code}})`);

  /** What a program answers that says `text`; what was compiled is kept. `build` tells it from others. */
  function answer(text: string, build: string, env: NodeJS.ProcessEnv = {}): unknown {
    writeProgram(build, `exports.answer = () => '${text}'; exports.name = __filename;`);
    const program = loadCompiled(path('program.cjs'), 'check', { XDG_CACHE_HOME: path('cache'), ...env });
    const exports = program.exports as { answer(): string; name: string };
    assert.equal(exports.name, path('program.cjs'));
    const given = exports.answer();
    program.keep();
    return given;
  }

  it('loads a program, and keeps what was compiled in one file a name', () => {
    assert.equal(answer('one', 'a'), 'one');
    assert.equal(files().length, 1);
    assert.match(files()[0] ?? '', /^check-v\d/);
    assert.equal(answer('one', 'a'), 'one');
    assert.equal(files().length, 1);
  });

  it('never runs what was compiled of another build, though its text is as long', () => {
    assert.equal(answer('one', 'a'), 'one');
    assert.equal(answer('two', 'b'), 'two');
    assert.equal(answer('two', 'b'), 'two');
  });

  it('compiles again what was cut off or damaged', () => {
    answer('one', 'a');
    const file = `${cache()}/${files()[0]}`;
    for (const bytes of ['', '/* a */', 'damaged/* a */']) {
      writeFileSync(file, bytes);
      assert.equal(answer('one', 'a'), 'one');
    }
  });

  it('works where nothing can be kept, and where nothing shall be', () => {
    write('file', '');
    assert.equal(answer('one', 'a', { XDG_CACHE_HOME: path('file') }), 'one');
    assert.equal(answer('one', 'a', { NODE_DISABLE_COMPILE_CACHE: '1' }), 'one');
    assert.deepEqual(files(), []);
  });

  it('leaves other files of the program to Node', () => {
    write('other.cjs', 'exports.value = 7;');
    writeProgram('a', "exports.value = require('./other.cjs').value;");
    const { exports } = loadCompiled(path('program.cjs'), 'check', { XDG_CACHE_HOME: path('cache') });
    assert.deepEqual(exports, { value: 7 });
  });
});
