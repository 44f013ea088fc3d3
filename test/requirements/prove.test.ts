import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { snapshot } from '../../src/index.js';
import { type Deployment, entryOf, type Unmet } from '../../src/model/proof.js';
import type { Prover } from '../../src/model/prover.js';
import { prove } from '../../src/requirements/prove.js';
import type { MemoryFile } from '../support/memory-environment.js';
import { pendingUnless } from '../support/pending.js';
import {
  captured,
  causesOf,
  deployed,
  executable,
  glibcSystem,
  LOADER,
  library,
  muslSystem,
  program,
  proofOf,
} from '../support/proof.js';
import { scratchDirectory } from '../support/scratch.js';

describe('prove', () => {
  it('says that a program runs where all that it needs is there', async () => {
    const proof = await proofOf(glibcSystem(), { '/app': program({ needs: { 'libc.so.6': ['GLIBC_2.34'] } }) });
    assert.deepEqual(proof, { entry: '/opt/app/app', verdict: 'runs', unmet: [] });
  });

  it('says that it breaks, with the chain from the program to what is missing', async () => {
    const proof = await proofOf(glibcSystem(), { '/app': program({ needed: ['libpq.so.5', 'libc.so.6'] }) });
    assert.equal(proof.verdict, 'breaks');
    const [unmet] = proof.unmet;
    assert.equal(unmet?.cause, 'missing-library:libpq.so.5');
    assert.deepEqual(unmet?.evidence[0], { environment: 'payload', path: '/opt/app/app', fact: 'needs libpq.so.5' });
    assert.match(unmet?.fix ?? '', /Install/);
  });

  it('does not call missing what could not be read', async () => {
    const target = glibcSystem('2.36', {
      '/usr/lib64/libpq.so.5': { content: library('libpq.so.5'), unreadable: 'denied' },
    });
    const proof = await proofOf(target, { '/app': program({ needed: ['libpq.so.5'] }) });
    assert.equal(proof.verdict, 'unknown');
    assert.equal(proof.unmet[0]?.status, 'unknown');
    assert.match(proof.unmet[0]?.message ?? '', /denied/);
  });

  it('takes everything that can be executed for an entry when none is named', async () => {
    const payload = { '/bin/a': program(), '/bin/b': executable('#!/bin/nosuch\n'), '/lib/c.so.1': library('c.so.1') };
    const proofs = prove(await captured(payload), await captured(glibcSystem()), deployed());
    assert.deepEqual(
      proofs.map(({ entry, verdict }) => [entry, verdict]),
      [
        ['/opt/app/bin/a', 'runs'],
        ['/opt/app/bin/b', 'breaks'],
      ],
    );
  });

  it('joins what the provers of languages say, entry by entry, and leaves their files to them', async () => {
    const payload = await captured({ '/bin/a': program(), '/app.code': 'text' });
    const sections = {
      ...payload.sections,
      code: { status: 'complete' as const, problems: [], facts: { '/app.code': {} } },
    };
    const need: Unmet = {
      rule: 'missing-module',
      cause: 'missing-module:x',
      level: 'error',
      status: 'unmet',
      message: 'x is nowhere',
      evidence: [],
    };
    const prover: Prover = {
      id: 'code',
      title: 'Code',
      rules: [],
      files: ['code'],
      prove: (_payload, _target, { commands = [], entries = [] }) =>
        [...commands.map(entryOf), ...entries].map((entry) => ({ entry, verdict: 'breaks', unmet: [need] })),
    };
    const target = await captured(glibcSystem());
    const verdicts = (given: Partial<Deployment>) =>
      prove({ ...payload, sections }, target, { ...deployed(), ...given }, { provers: [prover] }).map((proof) => [
        proof.entry,
        proof.verdict,
        proof.unmet.length,
      ]);
    assert.deepEqual(verdicts({}), [['/opt/app/bin/a', 'runs', 0]]);
    assert.deepEqual(verdicts({ entries: ['/app.code'] }), [['/app.code', 'breaks', 1]]);
    assert.deepEqual(verdicts({ commands: [['sh', 'a']] }), [['sh a', 'breaks', 1]]);
    assert.deepEqual(verdicts({ commands: [['code', 'a']] }), [['code a', 'breaks', 2]]);
  });

  it('finds no loader of glibc on a system with musl', async () => {
    assert.deepEqual(await causesOf(muslSystem(), { '/app': program() }), [
      'missing-elf-interpreter:/lib64/ld-linux-x86-64.so.2',
    ]);
  });

  it('is unknown where a section was not captured at all', async () => {
    const target = await captured(glibcSystem());
    const { libraries: _libraries, ...sections } = target.sections;
    const entries = deployed({ entries: ['/app'] });
    const [proof] = prove(await captured({ '/app': program() }), { ...target, sections }, entries);
    assert.equal(proof?.verdict, 'unknown');
  });
});

/** Programs that gcc makes of these steps in a directory of their own, each as `app`, and are then really started. */
const REAL: readonly (readonly [what: string, steps: string])[] = [
  ['a program', 'gcc -o app m.c'],
  ['a static program', 'gcc -static -o app m.c || cp /bin/true app'],
  ['a program for another machine', "gcc -o app m.c && printf '\\267' | dd of=app bs=1 seek=18 conv=notrunc"],
  ['a loader that is not there', 'gcc -Wl,--dynamic-linker=/lib64/none.so.9 -o app m.c'],
  [
    'a library beside the program',
    "gcc -shared -fPIC -Wl,-soname,libfoo.so.1 -o libfoo.so.1 foo.c && gcc -Wl,-rpath,'$ORIGIN' -o app a.c libfoo.so.1",
  ],
  [
    'a library that is nowhere',
    'gcc -shared -fPIC -Wl,-soname,libfoo.so.1 -o libfoo.so.1 foo.c && gcc -o app a.c libfoo.so.1',
  ],
  [
    'a text for a library',
    "gcc -shared -fPIC -Wl,-soname,libfoo.so.1 -o libfoo.so.1 foo.c && gcc -Wl,-rpath,'$ORIGIN' -o app a.c libfoo.so.1 && cat m.c m.c m.c m.c > libfoo.so.1",
  ],
  [
    'a library without the function',
    "gcc -shared -fPIC -Wl,-soname,libfoo.so.1 -o libfoo.so.1 foo.c && gcc -Wl,-z,now -Wl,-rpath,'$ORIGIN' -o app a.c libfoo.so.1 && gcc -shared -fPIC -Wl,-soname,libfoo.so.1 -o libfoo.so.1 bar.c",
  ],
  [
    'a library without the version',
    "gcc -shared -fPIC -Wl,-soname,libfoo.so.1,--version-script,v2.map -o libfoo.so.1 foo.c && gcc -Wl,-rpath,'$ORIGIN' -o app a.c libfoo.so.1 && gcc -shared -fPIC -Wl,-soname,libfoo.so.1,--version-script,v1.map -o libfoo.so.1 foo.c",
  ],
  ['a carriage return behind #!', "printf '#!/bin/sh\\r\\nexit 0\\n' > app && chmod +x app"],
];

describe('prove, held against this system', () => {
  const scratch = scratchDirectory();
  const libc = '/lib/x86_64-linux-gnu/libc.so.6';

  before(function () {
    pendingUnless(this, spawnSync('gcc', ['--version']).status === 0, 'there is no gcc');
    pendingUnless(this, existsSync(libc) && existsSync(LOADER), 'this is no Debian for x86-64');
  });

  for (const [what, steps] of REAL) {
    it(`says of ${what} what happens`, async () => {
      const sources = {
        'm.c': 'int main(void) { return 0; }\n',
        'a.c': 'void foo(void); int main(void) { foo(); return 0; }\n',
        'foo.c': 'void foo(void) {}\n',
        'bar.c': 'void bar(void) {}\n',
        'v1.map': 'V1 { global: foo; };\n',
        'v2.map': 'V2 { global: foo; };\n',
      };
      for (const [name, text] of Object.entries(sources)) scratch.write(`app/${name}`, text);
      const made = spawnSync('sh', ['-ec', steps], { cwd: scratch.path('app'), encoding: 'utf8' });
      assert.equal(made.status, 0, made.stderr);
      const { status, error, signal } = spawnSync(scratch.path('app/app'), { cwd: '/' });
      const happened = error === undefined && signal === null && status === 0 ? 'runs' : 'breaks';
      const files = [LOADER, libc].map((path): [string, Uint8Array] => [realpathSync(path), readFileSync(path)]);
      const target = {
        ...Object.fromEntries(files),
        '/lib64': { link: 'usr/lib64' },
        '/lib': { link: 'usr/lib' },
        ...sh(),
      };
      const payload = await snapshot(`dir:${scratch.path('app')}`);
      const deployment = deployed({ at: '/opt/app', entries: ['/app'] });
      const [proof] = prove(payload, await captured(target), deployment);
      assert.equal(proof?.verdict, happened, JSON.stringify(proof?.unmet));
    });
  }
});

function sh(): Record<string, MemoryFile> {
  const path = '/usr/lib64/ld-linux-x86-64.so.2';
  return {
    '/bin/sh': program(),
    ...(realpathSync(LOADER) === path ? {} : { [path]: { link: realpathSync(LOADER) } }),
  };
}
