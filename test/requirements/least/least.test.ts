import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Requirements } from '../../../src/model/requirement.js';
import { leastRequirements } from '../../../src/requirements/least/least.js';
import { why } from '../../../src/requirements/least/why.js';
import { aLibrary, aPayload, aProgram, aScript } from '../../support/payload.js';

describe('the least that an environment must provide', () => {
  it('is put together of all kinds of needs', () => {
    const requires = { 'libc.so.6': ['GLIBC_2.17'] };
    const payload = aPayload(
      {
        '/app': aProgram({ needed: ['libx.so', 'libc.so.6'], requires, minimumKernel: '3.2.0' }),
        '/run': aScript('/bin/sh'),
      },
      { '/libx.so': aLibrary('libx.so', { needed: ['libz.so.1'] }) },
    );
    const least = leastRequirements(payload);
    assert.deepEqual(Requirements.parse(least), least);
    assert.deepEqual([least.programs, least.scripts, least.libraries], [1, 1, 1]);
    assert.deepEqual(
      least.libcs.map(({ family, version }) => [family, version]),
      [['glibc', '2.17']],
    );
    assert.deepEqual(
      least.loads.map(({ name }) => name),
      ['libc.so.6', 'libz.so.1'],
    );
    assert.deepEqual(
      least.interpreters.map(({ name }) => name),
      ['/lib64/ld-linux-x86-64.so.2', '/bin/sh'],
    );
    assert.equal(least.kernel?.minimum, '3.2.0');
  });

  it('is nothing for a payload without programs', () => {
    assert.deepEqual(leastRequirements(aPayload({})), {
      programs: 0,
      scripts: 0,
      libraries: 0,
      architectures: [],
      libcs: [],
      loads: [],
      interpreters: [],
      languages: [],
      broken: [],
    });
  });

  it('is found whatever names the files of strangers bear, and the same again', () => {
    const name = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', '', '@', 'libc.so.6', 'GLIBC_2.38', 'GLIBC_', '/usr/bin/env', '\r'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const versions = fc.dictionary(name, fc.array(name, { maxLength: 3 }), { maxKeys: 3 });
    const symbols = fc.dictionary(name, name, { maxKeys: 3 });
    const elf = fc.record({
      needed: fc.array(name, { maxLength: 3 }),
      requires: versions,
      weak: versions,
      eager: symbols,
      lazy: symbols,
      optional: symbols,
      interpreter: name,
      minimumKernel: name,
    });
    fc.assert(
      fc.property(
        fc.dictionary(name, elf),
        fc.dictionary(name, elf),
        name,
        name,
        (programs, libraries, line, asked) => {
          const payload = aPayload(
            {
              ...Object.fromEntries(Object.entries(programs).map(([path, parts]) => [path, aProgram(parts)])),
              '/script': aScript(line, asked),
            },
            Object.fromEntries(Object.entries(libraries).map(([path, parts]) => [path, aLibrary(path, parts)])),
          );
          const least = leastRequirements(payload);
          assert.deepEqual(Requirements.parse(least), leastRequirements(payload));
          for (const { path } of why(payload, asked)) assert.equal(typeof path, 'string');
        },
      ),
      { numRuns: 200 },
    );
  });
});
