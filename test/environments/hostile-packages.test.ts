import assert from 'node:assert/strict';
import type { Section } from '../../src/model/snapshot.js';
import { prove } from '../../src/requirements/prove.js';
import { classFile, jar } from '../support/jar.js';
import { captured, deployed, type Files } from '../support/proof.js';
import { pythonSystem } from '../support/python.js';
import { wheel } from '../support/wheel.js';

/** What is captured of a section beside damaged files, and which of these it names. */
async function taken(name: string, files: Files): Promise<{ facts: string[]; problems: (string | undefined)[] }> {
  const section = (await captured(files)).sections[name] as Section;
  return { facts: Object.keys(section.facts).sort(), problems: section.problems.map(({ path }) => path) };
}

describe('metadata of packages that are broken or hostile', () => {
  it('are problems that name the file, beside what could be read', async () => {
    const good = '/srv/node_modules/good/package.json';
    const files = {
      [good]: '{"name": "good", "version": "1.0.0"}',
      '/srv/node_modules/huge/package.json': Buffer.alloc(100 * 1024 * 1024, ' '),
      '/srv/node_modules/cut/package.json': '{"name": "cut',
      '/srv/node_modules/list/package.json': '[]',
      '/srv/node_modules/latin/package.json': Buffer.from('{"name": "caf\xe9"}', 'latin1'),
      '/srv/node_modules/deep/package.json': `${'['.repeat(100_000)}`,
    };
    const { facts, problems } = await taken('node-packages', files);
    assert.ok(facts.includes('/srv/node_modules/good'));
    for (const name of ['huge', 'cut', 'deep'])
      assert.ok(problems.includes(`/srv/node_modules/${name}/package.json`), name);
  });

  it('do not unpack archives without end', async () => {
    const bomb = Buffer.alloc(64 * 1024 * 1024);
    const { facts, problems } = await taken('java-classes', {
      '/srv/good.jar': jar({ 'A.class': classFile(61) }),
      '/srv/bomb.jar': jar({ 'A.class': bomb, 'lib/inner.jar': bomb, 'META-INF/MANIFEST.MF': bomb }),
      '/srv/cut.jar': jar({ 'A.class': classFile(61) }).subarray(0, 90),
    });
    assert.ok(facts.includes('/srv/good.jar'));
    assert.ok(problems.includes('/srv/cut.jar'));
  });

  it('do not lead out of a wheel, whatever it is called', async () => {
    const names = ['../x', '/x', 'a/../../x'];
    const files = Object.fromEntries(
      names.map((name, at) => [`/srv/w${at}-1.0-py3-none-any.whl`, wheel(`w${at}`, [], { [name]: '' })]),
    );
    const { facts, problems } = await taken('python-projects', {
      ...files,
      '/srv/good-1.0-py3-none-any.whl': wheel('good'),
    });
    assert.equal(facts.length, 4);
    assert.deepEqual(problems.sort(), Object.keys(files).sort());
  });

  it('may require each other in a circle', async () => {
    const one = (name: string, other: string) =>
      `Name: ${name}\nVersion: 1\nRequires-Dist: ${other}[x]; extra == "x"\nRequires-Dist: ${other}[x]\n`;
    const payload = await captured({
      '/a-1.dist-info/METADATA': one('a', 'b'),
      '/b-1.dist-info/METADATA': one('b', 'a'),
    });
    const proofs = prove(payload, await captured(pythonSystem({})), deployed());
    assert.deepEqual(
      proofs.flatMap(({ unmet }) => unmet.map(({ cause }) => cause)),
      [],
    );
  });
});
