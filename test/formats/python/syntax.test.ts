import assert from 'node:assert/strict';
import { logicalLines } from '../../../src/formats/python/lines.js';
import { newestSyntax } from '../../../src/formats/python/syntax.js';

const version = (source: string) => newestSyntax(logicalLines(source))?.version;

describe('newestSyntax', () => {
  it('knows what each version brought', () => {
    assert.equal(version('try:\n  pass\nexcept* ValueError:\n  pass\n'), '3.11');
    assert.equal(version('match x:\n  case 1:\n    pass\n'), '3.10');
    assert.equal(version('type A = int\n'), '3.12');
    assert.equal(version('def f[T](x: T): pass\n'), '3.12');
    assert.equal(version('if (n := f()):\n  pass\n'), '3.8');
  });

  it('knows what only Python 2 reads', () => {
    for (const source of ['print "x"\n', 'print x\n', 'exec code\n', 'raise E, "m"\n', 'x = `y`\n', 'a <> b\n']) {
      assert.equal(version(source), '2', source);
    }
    assert.equal(version('print\nprint in x\nprint >>f\nexec = 1\nraise E\n'), undefined);
    assert.equal(version('try: pass\nexcept A, e:\n  pass\n'), '3.14');
  });

  it('knows f-strings that newer versions read', () => {
    assert.equal(version("f'{a['x']}'\n"), '3.12');
    assert.equal(version("f'{a[\"x\"]}' 'b'\n"), undefined);
  });

  it('takes names for names', () => {
    assert.equal(version('match = re.match(x)\ntype = 1\nx[1:2]\nexcept_ = 1\nlambda: 1\n'), undefined);
  });
});
