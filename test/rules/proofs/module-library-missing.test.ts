import assert from 'node:assert/strict';
import { evaluate } from '../../../src/rules/evaluate.js';
import { moduleLibraryMissingRule } from '../../../src/rules/proofs/module-library-missing.js';
import { deb, inputOf, library, type TestSections } from '../../support/rules.js';

const owner = 'deb/libpq5:amd64';
const source = {
  libraries: {
    '/opt/a.so': library('a.so', { needed: ['libpq.so.5'] }),
    '/opt/b.so': library('b.so', { needed: ['libpq.so.5'] }),
    '/usr/lib/libpq.so.5.15': library('libpq.so.5', { owner }),
  },
  packages: { [owner]: deb('libpq5', '15.6-1') },
};
const target = {
  libraries: { '/usr/lib/libc.so.6': library('libc.so.6') },
  packages: { 'deb/libc6:amd64': deb('libc6', '2.36') },
};

function findings(a: TestSections, b: TestSections) {
  return evaluate([moduleLibraryMissingRule], inputOf(a, b)).findings;
}

describe('the proof of libraries that modules miss', () => {
  it('names cause, chain and the package that had it', () => {
    const [finding, ...others] = findings(source, target);
    assert.deepEqual(others, []);
    assert.equal(finding?.level, 'error');
    assert.equal(finding?.cause, 'missing-library:libpq.so.5');
    assert.equal(finding?.message, '/opt/a.so and 1 other need libpq.so.5, which the target has not');
    assert.deepEqual(finding?.evidence, [
      { environment: 'source', path: '/opt/a.so', fact: 'needs libpq.so.5' },
      { environment: 'source', path: '/opt/b.so', fact: 'needs libpq.so.5' },
      { environment: 'source', path: '/usr/lib/libpq.so.5.15', fact: 'is libpq.so.5, from deb/libpq5:amd64' },
      { environment: 'target', fact: 'no library libpq.so.5 of this architecture' },
    ]);
    assert.equal(finding?.fix, 'Install the package libpq5 in the target, or ship libpq.so.5 with the software.');
  });

  it('judges the differences of the library and of its package', () => {
    const { judged } = evaluate([moduleLibraryMissingRule], inputOf(source, target));
    assert.deepEqual(
      [...judged].map(({ section, key }) => `${section} ${key}`),
      [`libraries /usr/lib/libpq.so.5.15`, `packages ${owner}`],
    );
  });

  it('names the version that is missing, and another way out for glibc', () => {
    const needs = (...versions: string[]) =>
      library('a.so', { needed: ['libc.so.6'], requires: { 'libc.so.6': versions } });
    const libc = (...defines: string[]) => ({
      '/usr/lib/libc.so.6': library('libc.so.6', { owner: 'deb/libc6:amd64', defines }),
    });
    const [finding] = findings(
      { libraries: { '/opt/a.so': needs('GLIBC_2.38'), ...libc('GLIBC_2.36', 'GLIBC_2.38') } },
      { libraries: libc('GLIBC_2.36') },
    );
    assert.equal(finding?.cause, 'missing-symbol-version:GLIBC_2.38@libc.so.6');
    assert.deepEqual(finding?.evidence.at(-1), {
      environment: 'target',
      path: '/usr/lib/libc.so.6',
      fact: 'does not define GLIBC_2.38',
    });
    assert.match(finding?.fix ?? '', /glibc is no newer than the target's/);
  });

  it('does not name a package where the target has another manager', () => {
    const [finding] = findings(source, { ...target, packages: { 'apk/musl': { ...deb('musl', '1.2'), type: 'apk' } } });
    assert.match(finding?.fix ?? '', /^Install what brings libpq\.so\.5 .*the package libpq5/);
  });

  it('cannot tell what a target with holes has not', () => {
    const [finding, ...others] = findings(source, {
      ...target,
      libraries: { status: 'partial', facts: target.libraries },
    });
    assert.deepEqual(others, []);
    assert.equal(finding?.status, 'undetermined');
    assert.match(finding?.message ?? '', /libraries of the target/);
  });

  it('says what it sees, and that there may be more, of a source with holes', () => {
    const partial = { ...source, libraries: { status: 'partial' as const, facts: source.libraries } };
    assert.deepEqual(
      findings(partial, target)
        .map(({ status }) => status)
        .sort(),
      ['open', 'undetermined'],
    );
  });

  it('does not apply to a target without such facts', () => {
    assert.deepEqual(findings(source, { libraries: { status: 'not-applicable' } }), []);
  });
});
