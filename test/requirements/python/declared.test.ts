import assert from 'node:assert/strict';
import { declaredProofs } from '../../../src/requirements/python/declared.js';
import { type Files, sceneOf } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';
import { wheel } from '../../support/wheel.js';

async function causes(payload: Files, hasCode = true) {
  const target = pythonSystem({
    '/usr/lib/python3/dist-packages/flask-2.2.egg-info/PKG-INFO': 'Name: flask\nVersion: 2.2\n',
  });
  const proofs = declaredProofs(await sceneOf(target, payload), hasCode);
  return proofs.flatMap(({ entry, unmet }) => unmet.map(({ cause, level }) => [entry, cause, level]));
}

describe('declaredProofs', () => {
  it('holds what is declared against what is there, under its conditions', async () => {
    const payload = {
      '/requirements.txt': 'flask>=3\nnosuch\ncolorama; sys_platform == "win32"\n',
      '/requirements-dev.txt': 'pytest\n',
      '/pyproject.toml': '[project]\nname = "app"\nrequires-python = ">=3.12"\ndependencies = ["flask"]\n',
      '/a-1.dist-info/METADATA': 'Name: a\nVersion: 1\nRequires-Dist: b; extra == "x"\nRequires-Dist: c>1\n',
      '/c-1.dist-info/METADATA': 'Name: c\nVersion: 1\nRequires-Dist: A\n',
    };
    assert.deepEqual(await causes(payload), [
      ['/opt/app/a-1.dist-info/METADATA', 'other-distribution:c', 'warning'],
      ['/opt/app/pyproject.toml', 'requires-python:app', 'warning'],
      ['/opt/app/requirements.txt', 'other-distribution:flask', 'warning'],
      ['/opt/app/requirements.txt', 'missing-distribution:nosuch', 'warning'],
    ]);
  });

  it('holds what is in wheels, and what extras ask for, against what is there', async () => {
    const payload = {
      '/w/a-1.0-py3-none-any.whl': wheel('a', [
        'Requires-Dist: nosuch; python_version < "4"',
        'Requires-Python: >=3.12',
      ]),
      '/x-1.dist-info/METADATA': 'Name: x\nVersion: 1\nRequires-Dist: y[fast]\n',
      '/y-1.dist-info/METADATA': 'Name: y\nVersion: 1\nRequires-Dist: speedup>1; extra == "fast"\n',
    };
    assert.deepEqual(await causes(payload), [
      ['/opt/app/w/a-1.0-py3-none-any.whl', 'requires-python:a', 'warning'],
      ['/opt/app/w/a-1.0-py3-none-any.whl', 'missing-distribution:nosuch', 'warning'],
      ['/opt/app/x-1.dist-info/METADATA', 'missing-distribution:speedup', 'warning'],
    ]);
  });

  it('takes wheels that fit nowhere for an error where they are all that there is', async () => {
    const payload = {
      '/a-1-cp39-cp39-manylinux2014_x86_64.whl': 'PK',
      '/b-1-cp39-cp39-manylinux2014_x86_64.whl': 'PK',
      '/b-1-py3-none-any.whl': 'PK',
    };
    const path = '/opt/app/a-1-cp39-cp39-manylinux2014_x86_64.whl';
    assert.deepEqual(await causes(payload, false), [[path, 'wheel:a', 'error']]);
    assert.deepEqual(await causes(payload), [[path, 'wheel:a', 'warning']]);
  });
});
