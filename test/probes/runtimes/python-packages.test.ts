import assert from 'node:assert/strict';
import { pythonPackagesProbe } from '../../../src/probes/runtimes/python-packages.js';
import { captured } from '../../support/proof.js';

describe('pythonPackagesProbe', () => {
  it('reads the metadata of distributions, and names what names none', async () => {
    const section = (
      await captured({
        '/s/flask-3.0.dist-info/METADATA': 'Name: Flask\nVersion: 3.0\nRequires-Dist: click\n\n',
        '/s/six-1.egg-info': 'Name: six\nVersion: 1\n',
        '/s/bad.dist-info/METADATA': 'nothing',
      })
    ).sections['python-packages'];
    assert.equal(section?.status, 'partial');
    assert.deepEqual(section.facts, {
      '/s/flask-3.0.dist-info/METADATA': { name: 'Flask', version: '3.0', requires: ['click'] },
      '/s/six-1.egg-info': { name: 'six', version: '1' },
    });
    assert.equal(section.problems[0]?.path, '/s/bad.dist-info/METADATA');
    assert.equal(pythonPackagesProbe.comparison?.pairBy?.('', { name: 'A.b_c' }), 'a-b-c');
  });
});
