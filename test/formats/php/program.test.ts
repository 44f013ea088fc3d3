import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  constantRanges,
  loadedExtensions,
  readPhpExtension,
  readPhpProgram,
} from '../../../src/formats/php/program.js';
import { buildElf } from '../../support/elf/build.js';
import { memorySource } from '../../support/elf/source.js';
import { phpExtension, phpProgram } from '../../support/php-program.js';

function ranges(bytes: Buffer) {
  return constantRanges(bytes.subarray(0, 4096));
}

describe('readPhpProgram', () => {
  it('reads what is compiled in', () => {
    const bytes = phpProgram({ marks: ['checkdate', 'curl_setopt'] });
    assert.deepEqual(readPhpProgram(memorySource(bytes), ranges(bytes)), {
      version: '8.2.29',
      api: '20220829',
      extensionDirectory: '/usr/lib/php/20220829',
      scanDirectory: '/etc/php/8.2/cli/conf.d',
      builtIn: ['curl', 'date'],
    });
  });

  it('knows what is none', () => {
    const bytes = buildElf();
    assert.equal(readPhpProgram(memorySource(bytes), ranges(bytes)), undefined);
  });
});

describe('readPhpExtension', () => {
  it('reads the interface', () => {
    const bytes = phpExtension('20230831');
    assert.equal(readPhpExtension(memorySource(bytes), ranges(bytes)), '20230831');
  });
});

describe('constantRanges', () => {
  it('leaves out what is written to', () => {
    assert.equal(ranges(phpProgram()).length, 1);
  });
});

describe('loadedExtensions', () => {
  it('reads names, files and paths', () => {
    const text =
      '; extension=no\nextension=intl.so\n zend_extension = "/usr/lib/php/opcache.so"\nextension=MBString ; text\nextension_dir=/x\n';
    assert.deepEqual(loadedExtensions(text), ['intl', 'opcache', 'mbstring']);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.ok(Array.isArray(loadedExtensions(`extension=${text}`)))));
  });
});
