import assert from 'node:assert/strict';
import { parsePipfileLock, parsePoetryLock, parseUvLock } from '../../../src/formats/python/lock-files.js';

describe('lock files of Python', () => {
  it('of uv: what the project leads to, with conditions, also in a circle', () => {
    const text =
      'requires-python = ">=3.10"\n[[package]]\nname = "app"\nversion = "1"\nsource = { virtual = "." }\n' +
      'dependencies = [{ name = "click" }]\n[[package]]\nname = "click"\nversion = "8.1"\n' +
      'dependencies = [{ name = "colorama", marker = "sys_platform == \'win32\'" }, { name = "click" }]\n' +
      '[[package]]\nname = "colorama"\nversion = "0.4"\n[[package]]\nname = "pytest"\nversion = "8"\n';
    assert.deepEqual(parseUvLock(text), {
      name: 'app',
      requiresPython: '>=3.10',
      requires: ['click==8.1', "colorama==0.4; sys_platform == 'win32'"],
    });
  });

  it('of Poetry: the main group, where groups are told apart', () => {
    const text =
      '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n[[package]]\nname = "b"\nversion = "1"\ngroups = ["dev"]\n' +
      '[[package]]\nname = "c"\nversion = "1"\n[metadata]\npython-versions = ">=3.9"\n';
    assert.deepEqual(parsePoetryLock(text), { requiresPython: '>=3.9', requires: ['a==1'] });
  });

  it('of Pipenv: the default packages', () => {
    const text =
      '{"_meta":{"requires":{"python_version":"3.11"}},"default":{"a":{"version":"==1","markers":"os_name == \'nt\'"}},"develop":{"b":{"version":"==1"}}}';
    assert.deepEqual(parsePipfileLock(text), { requiresPython: '==3.11.*', requires: ["a==1; os_name == 'nt'"] });
  });
});
