import assert from 'node:assert/strict';
import { ProgressLine } from '../../src/cli/progress.js';

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 40, written, write: (text: string) => written.push(text) };
}

describe('progress', () => {
  it('rewrites one line of a terminal, not too often, and takes it away', () => {
    const stream = recorder(true);
    let now = 0;
    const line = new ProgressLine(stream, () => now);
    const progress = line.of('img.tar');
    progress({ phase: 'layers', done: 1, total: 3 });
    now = 50;
    progress({ phase: 'layers', done: 2, total: 3 });
    now = 150;
    progress({ phase: 'files', done: 10, detail: '/a/\u001b[2J/long/path/that/does/not/fit' });
    line.clear();
    line.clear();
    assert.deepEqual(stream.written, [
      '\r\u001b[Kimg.tar: layers 1/3',
      '\r\u001b[Kimg.tar: files 10  /a/\\x1b[2J/long/path',
      '\r\u001b[K',
    ]);
  });

  it('writes a line to a log for what lasts over a second, and only then', () => {
    const stream = recorder(false);
    let now = 0;
    const progress = new ProgressLine(stream, () => now).of('img.tar');
    progress({ phase: 'layers', done: 1, total: 3 });
    now = 900;
    progress({ phase: 'files', done: 1 });
    now = 2000;
    progress({ phase: 'files', done: 2 });
    progress({ phase: 'files', done: 3 });
    assert.deepEqual(stream.written, ['img.tar: files 2 ...\n']);
  });

  it('shows no password of a reference, and no secret in what is being read', () => {
    const stream = { ...recorder(true), columns: 200 };
    new ProgressLine(stream, () => 0).of('ssh://me:hunter2@host')({
      phase: 'files',
      done: 1,
      detail: '/x?token=hunter2',
    });
    assert.ok(stream.written.length > 0 && !stream.written.join('').includes('hunter2'));
  });

  it('does not animate a dumb terminal', () => {
    const stream = recorder(true);
    new ProgressLine(stream, () => 0, true).of('x')({ phase: 'files', done: 1 });
    assert.deepEqual(stream.written, []);
  });
});
