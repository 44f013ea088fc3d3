import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { asking } from '../../src/cli/ask.js';

describe('asking', () => {
  it('takes an answer, and an empty one for what was proposed', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const answers = asking(input, output, async (ask) => {
      const first = ask('First?', 'one');
      input.write('  mine \n');
      const mine = await first;
      const second = ask('Second?', 'two');
      input.write('\n');
      return [mine, await second];
    });
    assert.deepEqual(await answers, ['mine', 'two']);
    assert.equal(String(output.read()), 'First? [one] Second? [two] ');
  });

  it('says what else can be done when the answers end', async () => {
    const input = new PassThrough();
    const answers = asking(input, new PassThrough(), (ask) => {
      input.end();
      return ask('First?', 'one');
    });
    await assert.rejects(answers, /no more answers/);
  });
});
