import assert from 'node:assert/strict';
import { Config } from '@oclif/core/config';
import { BaseCommand } from '../../src/cli/base-command.js';
import type { Output } from '../../src/cli/outputs.js';
import { ROOT } from '../../src/dev/root.js';

class Sample extends BaseCommand {
  static override usage = 'sample';
  outputs: readonly Output[] = [];
  failure: Error | undefined;
  readonly written: [string, string][] = [];

  start(): Promise<unknown> {
    return this._run();
  }

  async run(): Promise<void> {
    await this.parse(Sample);
    if (this.failure !== undefined) throw this.failure;
    this.progress(true).of('x')({ phase: 'files', done: 1 });
    const write = async (path: string, text: string) => void this.written.push([path, text]);
    await this.deliver(this.outputs, ({ reporter, file }) => `${reporter.id} ${this.look(file).color}`, write);
  }
}

async function sample(
  prepare: (command: Sample) => void,
): Promise<{ command: Sample; stderr: string; status: unknown }> {
  const config = await Config.load(ROOT);
  const command = new Sample([], config);
  prepare(command);
  const { write } = process.stderr;
  let stderr = '';
  process.stderr.write = (text: string | Uint8Array) => {
    stderr += text.toString();
    return true;
  };
  const before = process.exitCode;
  try {
    await command.start();
    return { command, stderr, status: process.exitCode };
  } finally {
    process.stderr.write = write;
    process.exitCode = before ?? 0;
  }
}

describe('the base command', () => {
  it('hands outputs to files without colour', async () => {
    const { command } = await sample((made) => {
      made.outputs = [{ reporter: { id: 'json', title: '', render: () => '' }, file: 'a' }];
    });
    assert.deepEqual(command.written, [['a', 'json false']]);
  });

  it('turns every error into a paragraph and exit status 2', async () => {
    const { stderr, status } = await sample((made) => {
      made.failure = new TypeError('nobody foresaw this');
    });
    assert.match(stderr, /^hostdrift: unexpected error: TypeError: nobody foresaw this\n/);
    assert.equal(status, 2);
  });
});
