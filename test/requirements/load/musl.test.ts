import assert from 'node:assert/strict';
import { causesOf, type Files, library, MUSL, muslSystem, program } from '../../support/proof.js';

const foo = library('libfoo.so.1');

async function causes(elf: object, payload: Files, target: Files = {}): Promise<string[]> {
  const app = program({ interpreter: MUSL, needed: ['libc.musl-x86_64.so.1', 'libfoo.so.1'], ...elf });
  return causesOf(muslSystem(target), { '/app': app, ...payload });
}

describe('MuslLoader', () => {
  it('searches its directories, or those of its path file', async () => {
    assert.deepEqual(await causes({}, {}, { '/usr/local/lib/libfoo.so.1': foo }), []);
    assert.deepEqual(await causes({}, {}, { '/usr/lib64/libfoo.so.1': foo }), ['missing-library:libfoo.so.1']);
    const paths = { '/usr/lib64/libfoo.so.1': foo, '/etc/ld-musl-x86_64.path': '/lib:/usr/lib64\n' };
    assert.deepEqual(await causes({}, {}, paths), []);
  });

  it('takes DT_RUNPATH of the program for its libraries too', async () => {
    const payload = {
      '/lib/libbar.so.1': library('libbar.so.1', { needed: ['libfoo.so.1'] }),
      '/lib/libfoo.so.1': foo,
    };
    assert.deepEqual(await causes({ needed: ['libbar.so.1'], runpath: '$ORIGIN/lib' }, payload), []);
  });

  it('is itself what asks for a C library, of whatever kind', async () => {
    const payload = {
      '/libfoo.so.1': library('libfoo.so.1', { needed: ['libc.so.6', 'libm.so.6', 'libpthread.so.0'] }),
    };
    assert.deepEqual(await causes({ runpath: '$ORIGIN' }, payload), []);
    const more = { '/libfoo.so.1': library('libfoo.so.1', { needed: ['libgcc_s.so.1'] }) };
    assert.deepEqual(await causes({ runpath: '$ORIGIN' }, more), ['missing-library:libgcc_s.so.1']);
  });

  it('ends where the first file of that name is none', async () => {
    assert.deepEqual(await causes({ runpath: '$ORIGIN' }, { '/libfoo.so.1': 'x'.repeat(100) }), [
      'bad-elf:Exec-format-error',
    ]);
  });

  it('knows neither versions nor lazy binding', async () => {
    const symbols = [{ name: 'puts', undefined: true, version: 'libc.so.6:GLIBC_9' }];
    assert.deepEqual(await causes({ needed: ['libc.so.6'], symbols }, {}), []);
    const missing = [{ name: 'backtrace', undefined: true, use: 'lazy' as const }];
    assert.deepEqual(await causes({ needed: ['libc.so'], symbols: missing }, {}), ['missing-symbol:backtrace']);
  });
});
