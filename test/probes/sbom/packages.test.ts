import assert from 'node:assert/strict';
import { parsePurl } from '../../../src/formats/purl.js';
import type { Bill, ListedPackage } from '../../../src/formats/sbom/bill.js';
import { nodePackages, pythonPackages, systemPackages } from '../../../src/probes/sbom/packages.js';

function billOf(...listed: readonly (readonly [purl: string, more?: Partial<ListedPackage>])[]): Bill {
  const packages = listed.map(([text, more]) => {
    const purl = parsePurl(text);
    assert.ok(purl !== undefined, text);
    return { purl, name: purl.name, ...more };
  });
  return { format: 'Syft', packages, unnamed: [] };
}

describe('packages of a bill of materials', () => {
  it('of a system have the keys and versions that their database would give them', () => {
    const facts = systemPackages(
      billOf(
        ['pkg:deb/debian/passwd@4.17?arch=amd64&epoch=1', { source: 'shadow' }],
        ['pkg:deb/debian/vim@2:9.1?arch=amd64&epoch=2'],
        ['pkg:deb/debian/libssl3@3.0?arch=amd64&upstream=openssl%403.0-1'],
        ['pkg:deb/debian/openssl@3.0?arch=source'],
        ['pkg:rpm/redhat/bash@5.1-6?arch=x86_64&epoch=0&upstream=bash-5.1-6.src.rpm'],
        ['pkg:rpm/redhat/kernel@5.1-1?arch=x86_64'],
        ['pkg:rpm/redhat/kernel@5.1-2?arch=x86_64'],
        ['pkg:apk/alpine/musl@1.2.5-r0'],
        ['pkg:deb/debian/no-version'],
        ['pkg:npm/express@4.0.0'],
      ),
    );
    assert.deepEqual(
      [...facts].map(([key, { version, source }]) => [key, version, source]),
      [
        ['deb/passwd:amd64', '1:4.17', 'shadow'],
        ['deb/vim:amd64', '2:9.1', undefined],
        ['deb/libssl3:amd64', '3.0', 'openssl'],
        ['rpm/bash:x86_64', '5.1-6', 'bash'],
        ['rpm/kernel:x86_64@5.1-1', '5.1-1', undefined],
        ['rpm/kernel:x86_64@5.1-2', '5.1-2', undefined],
        ['apk/musl', '1.2.5-r0', undefined],
      ],
    );
  });

  it('of Python go by their metadata, where the bill says where that lies', () => {
    const path = '/usr/lib/MarkupSafe.dist-info/METADATA';
    const bill = billOf(
      ['pkg:pypi/markupsafe@2.1', { name: 'MarkupSafe', path }],
      ['pkg:pypi/Flask_Login@1', { path: '/srv/requirements.txt' }],
    );
    assert.deepEqual(Object.fromEntries(pythonPackages(bill)), {
      [path]: { name: 'MarkupSafe', version: '2.1' },
      'pypi/flask-login': { name: 'Flask_Login', version: '1' },
    });
  });

  it('of Node.js go by their directory, where the bill says where that is', () => {
    const bill = billOf(
      ['pkg:npm/%40babel/core@7', { path: '/srv/node_modules/@babel/core/package.json' }],
      ['pkg:npm/x@1', { path: '/srv/node_modules/x' }],
      ['pkg:npm/y@1', { path: '/srv/package-lock.json' }],
      ['pkg:npm/z@2'],
    );
    assert.deepEqual(
      [...nodePackages(bill)].map(([key, { name }]) => [key, name]),
      [
        ['/srv/node_modules/@babel/core', '@babel/core'],
        ['/srv/node_modules/x', 'x'],
        ['npm/y@1', 'y'],
        ['npm/z@2', 'z'],
      ],
    );
  });
});
