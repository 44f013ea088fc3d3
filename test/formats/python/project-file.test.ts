import assert from 'node:assert/strict';
import { parseProjectFile, specifiersOfPoetry } from '../../../src/formats/python/project-file.js';

describe('parseProjectFile', () => {
  it('reads the table project', () => {
    const text = '[project]\nname = "app"\nrequires-python = ">=3.10"\ndependencies = ["flask>=3"]\n';
    assert.deepEqual(parseProjectFile(text), { name: 'app', requiresPython: '>=3.10', requires: ['flask>=3'] });
    assert.equal(parseProjectFile('[tool.black]\nline-length = 100\n'), undefined);
    assert.throws(() => parseProjectFile('['));
  });

  it('reads what Poetry has in its place', () => {
    const text =
      '[tool.poetry]\nname = "app"\n[tool.poetry.dependencies]\npython = "^3.10"\nflask = "^3.0"\nextra = {version = "1", optional = true}\n' +
      'pywin32 = {version = "*", markers = "sys_platform == \'win32\'"}\n';
    assert.deepEqual(parseProjectFile(text), {
      name: 'app',
      requiresPython: '>=3.10,<4',
      requires: ['flask>=3.0,<4', "pywin32; sys_platform == 'win32'"],
    });
  });

  it('knows what may change', () => {
    const texts = ['^0.2.3', '^0.0', '~1.2.3', '~1', '>=1 <2', '1.2.*', '^1 || ^2'];
    assert.deepEqual(texts.map(specifiersOfPoetry), [
      '>=0.2.3,<0.3',
      '>=0.0,<0.1',
      '>=1.2.3,<1.3',
      '>=1,<2',
      '>=1,<2',
      '==1.2.*',
      undefined,
    ]);
  });
});
