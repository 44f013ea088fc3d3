import assert from 'node:assert/strict';
import { prove } from '../../src/requirements/prove.js';
import {
  captured,
  causesOf,
  deployed,
  executable,
  glibcSystem,
  library,
  muslSystem,
  program,
  proofOf,
} from '../support/proof.js';

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
