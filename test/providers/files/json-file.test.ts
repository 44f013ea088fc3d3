import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { readJsonFile } from '../../../src/providers/files/json-file.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('readJsonFile', () => {
  const { path, write } = scratchDirectory();
  const read = () => readJsonFile(path('a.json'), 'list', 'Copy it.');

  it('gives the text, packed or not', () => {
    write('a.json', '{"a":"ü"}');
    assert.deepEqual(JSON.parse(read()), { a: 'ü' });
    writeFileSync(path('a.json'), gzipSync('{"b":1}'));
    assert.deepEqual(JSON.parse(read()), { b: 1 });
  });

  it('refuses what is too large, too deep, damaged or not there', () => {
    const refused = (message: RegExp) => assert.throws(read, { name: 'EnvironmentError', message, advice: 'Copy it.' });
    refused(/cannot be read: no such file/);
    write('a.json', '['.repeat(200));
    refused(/a\.json is no list: it has more than 100 records inside each other$/);
    truncateSync(path('a.json'), 129 * 1024 ** 2);
    refused(/which no list has$/);
    writeFileSync(path('a.json'), gzipSync('{"b":1}').subarray(0, 12));
    refused(/cannot be read: /);
  });
});
