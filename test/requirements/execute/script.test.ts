import assert from 'node:assert/strict';
import { causesOf, executable, glibcSystem, muslSystem, program } from '../../support/proof.js';

async function causes(text: string, more = {}): Promise<string[]> {
  return causesOf(glibcSystem(), { '/app': executable(text), ...more });
}

describe('executeScript', () => {
  it('runs what has its interpreter, also a relative one, a link and BusyBox', async () => {
    assert.deepEqual(await causes('#!/bin/sh\n'), []);
    assert.deepEqual(await causes('#! bin/sh -e\n'), []);
    assert.deepEqual(await causesOf(muslSystem(), { '/app': executable('#!/bin/sh\n') }), []);
  });

  it('misses the interpreter', async () => {
    assert.deepEqual(await causes('#!/bin/zsh\n'), ['missing-interpreter:/bin/zsh']);
  });

  it('knows the carriage return, and that without it the interpreter may be missing too', async () => {
    assert.deepEqual(await causes('#!/bin/sh\r\n'), ['crlf-shebang']);
    assert.deepEqual(await causes('#!/bin/zsh\r\n'), ['crlf-shebang', 'missing-interpreter:/bin/zsh']);
  });

  it('knows which interpreters stumble over a carriage return behind an option', async () => {
    assert.deepEqual(await causes('#!/bin/sh -e\r\n'), ['crlf-shebang']);
    assert.deepEqual(await causes('#!/opt/app/perl -w\r\n', { '/perl': program() }), []);
  });

  it('follows interpreters that are scripts, five deep and no further', async () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => [
          `/i${i}`,
          executable(i + 1 === length ? '#!/bin/sh\n' : `#!/opt/app/i${i + 1}\n`),
        ]),
      );
    assert.deepEqual(await causes('#!/opt/app/i0\n', chain(4)), []);
    assert.deepEqual(await causes('#!/opt/app/i0\n', chain(5)), ['exec-ELOOP']);
  });

  it("asks for what the interpreter needs, and for the interpreter's own rights", async () => {
    const node = program({ needed: ['libatomic.so.1'] });
    assert.deepEqual(await causes('#!/opt/app/node\n', { '/node': node }), ['missing-library:libatomic.so.1']);
    assert.deepEqual(await causes('#!/opt/app/tool\n', { '/tool': '#!/bin/sh\n' }), ['not-executable']);
    assert.deepEqual(await causes('#!/opt/app/tool\n', { '/tool': { directory: true } }), ['not-executable']);
  });
});
