import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fileNames, readFileList } from '../../../src/formats/rpm/files.js';
import { RpmHeader, Tag } from '../../../src/formats/rpm/header.js';
import { type HeaderValue, headerBlob, packageHeader } from '../../support/rpm/header.js';

function names(blob: Uint8Array): string[] {
  return [...fileNames(readFileList(new RpmHeader(blob)))];
}

function split(baseNames: string[], directories: string[], indexes: number[]): Uint8Array {
  const tags: [number, HeaderValue][] = [
    [Tag.baseNames, { type: 'strings', value: baseNames }],
    [Tag.directoryNames, { type: 'strings', value: directories }],
    [Tag.directoryIndexes, { type: 'int32', value: indexes }],
  ];
  return headerBlob(tags);
}

describe('files of an rpm package', () => {
  it('are put together from directories and names', () => {
    const path = fc.stringMatching(/^(\/[a-zé0-9._-]{1,8}){1,4}$/);
    fc.assert(
      fc.property(fc.array(path, { maxLength: 30 }), (files) => {
        assert.deepEqual(names(packageHeader({ name: 'a', files })), files);
      }),
    );
  });

  it('are whole paths in headers of old', () => {
    const value = ['/bin/sh', '/bin/bash'];
    assert.deepEqual(names(headerBlob([[Tag.oldFileNames, { type: 'strings', value }]])), value);
  });

  it('are none where the header names none', () => {
    assert.deepEqual(names(packageHeader({ name: 'a' })), []);
  });

  it('are those on disk: neither left out at installation nor replaced by another package', () => {
    const files = ['/normal', '/replaced', '/left-out', '/net-shared', '/wrong-colour'];
    assert.deepEqual(names(packageHeader({ name: 'a', files, states: [0, 1, 2, 3, 4] })), ['/normal', '/net-shared']);
    assert.deepEqual(names(packageHeader({ name: 'a', files, states: [1] })), files.slice(1));
  });

  it('are refused where the numbers do not fit together', () => {
    assert.throws(() => names(split(['a', 'b'], ['/'], [0])), /2 file names \(tag 1117\) but 1 directory indexes/);
    assert.throws(() => names(split(['a'], ['/'], [1])), /directory index 1 \(tag 1116\) of 1 directories/);
  });

  it('are refused where their paths would be out of all proportion', () => {
    const long = `/${'d'.repeat(4000)}/`;
    const many = new Array<number>(500).fill(0);
    assert.throws(() => names(split(many.map(String), [long], many)), /500 paths of \d+ characters together/);
    assert.throws(() => names(split(['a'], [`${long}${long}`], [0])), /a directory name of 8004 characters/);
  });
});
