import assert from 'node:assert/strict';
import { commandsPage, lineOf } from '../../../src/dev/generate/commands-page.js';

const flags = {
  format: { name: 'format', type: 'option', options: ['a', 'b'], description: 'One | two.' },
  cache: { name: 'cache', char: 'c', type: 'boolean', allowNo: true, env: 'CACHE' },
  secret: { name: 'secret', type: 'boolean', hidden: true },
};
const commands = {
  b: { id: 'b', summary: 'Does <b>.', args: {}, flags: {}, hidden: true },
  'a:x': {
    id: 'a:x',
    summary: 'Does a.',
    description: 'First.\n\nSecond.',
    usage: 'a x THING',
    args: { thing: { name: 'thing', description: 'What.' } },
    flags,
    examples: ['<%= config.bin %> a x', { description: 'Why', command: '<%= config.bin %> a x y' }],
  },
};

describe('the page of commands', () => {
  it('has each command with its usage, examples, arguments and flags', () => {
    const text = commandsPage(JSON.stringify({ commands }));
    assert.ok(text.includes('| [`a x`](#a-x) | Does a. |'));
    assert.ok(text.includes('## a x\n\nDoes a.\n\n```\nhostdrift a x THING\n```\n\nFirst.\n\nSecond.\n'));
    assert.ok(text.includes('```sh\nhostdrift a x\n# Why\nhostdrift a x y\n```'));
    assert.ok(text.includes('| `THING` | What. |'));
    assert.ok(text.includes('| `--format a\\|b` | One \\| two. |'));
    assert.ok(text.includes('| `-c`, `--cache`, `--no-cache` |  Or `CACHE`. |'));
  });

  it('has nothing that is hidden', () => {
    assert.doesNotMatch(commandsPage(JSON.stringify({ commands })), /secret|## b/);
  });

  it('knows the line of an example', () => {
    assert.equal(lineOf({ command: '<%= config.bin %> x' }), 'hostdrift x');
  });
});
