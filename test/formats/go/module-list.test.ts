import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readModuleList } from '../../../src/formats/go/module-list.js';
import { moduleText } from '../../support/go.js';

describe('readModuleList', () => {
  it('reads modules, replacements and settings', () => {
    const text = moduleText([
      'path\texample.org/app/cmd/api',
      'mod\texample.org/app\t(devel)\t',
      'dep\tgolang.org/x/net\tv0.30.0\th1:abc=',
      'dep\texample.org/old\tv1.0.0',
      '=>\texample.org/new\tv1.1.0\th1:def=',
      'dep\texample.org/same\tv1.0.0',
      '=>\texample.org/same\tv1.0.1\th1:def=',
      'build\tCGO_ENABLED=0',
      'build\t-ldflags="-s -w -X \\"a=b\\""',
    ]);
    assert.deepEqual(readModuleList(text), {
      path: 'example.org/app/cmd/api',
      main: { path: 'example.org/app', version: '(devel)' },
      modules: {
        'example.org/old': 'example.org/new v1.1.0',
        'example.org/same': 'v1.0.1',
        'golang.org/x/net': 'v0.30.0',
      },
      settings: { '-ldflags': '-s -w -X "a=b"', CGO_ENABLED: '0' },
    });
  });

  it('gives nothing of what is cut short, and never throws', () => {
    assert.deepEqual(readModuleList('path\tx'), { path: undefined, main: undefined, modules: {}, settings: {} });
    fc.assert(
      fc.property(fc.array(fc.constantFrom('dep\t', '=>\t', '\n', 'build\t"', '=', 'mod', 'a')), (parts) => {
        const { modules, settings } = readModuleList(moduleText([parts.join('')]));
        assert.equal(typeof modules, typeof settings);
      }),
    );
  });
});
