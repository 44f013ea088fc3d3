import assert from 'node:assert/strict';
import { takesHyperlinks } from '../../src/cli/hyperlinks.js';

const terminal = { isTTY: true };

describe('takesHyperlinks', () => {
  const on = (env: Record<string, string>, destination: { isTTY?: boolean } = terminal) =>
    takesHyperlinks(destination, env);

  it('is true of terminals that are known to show them', () => {
    assert.ok(on({ VTE_VERSION: '7200' }));
    assert.ok(on({ TERM: 'xterm-kitty' }));
    assert.ok(on({ WT_SESSION: 'x' }));
    assert.ok(on({ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.4.19' }));
    assert.ok(on({ TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046fc22' }));
    assert.ok(on({ TERM: 'tmux-256color', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.4' }));
  });

  it('is false of all others', () => {
    assert.ok(!on({}));
    assert.ok(!on({ TERM: 'xterm-256color' }));
    assert.ok(!on({ VTE_VERSION: '4600' }));
    assert.ok(!on({ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.60.2' }));
    assert.ok(!on({ TERM: 'screen-256color', VTE_VERSION: '7200' }));
    assert.ok(!on({ TERM: 'dumb', VTE_VERSION: '7200' }));
    assert.ok(!on({ CI: 'true', VTE_VERSION: '7200' }));
  });

  it('is false of what is piped, and where NO_COLOR is set', () => {
    assert.ok(!on({ VTE_VERSION: '7200' }, {}));
    assert.ok(!on({ VTE_VERSION: '7200', NO_COLOR: '1' }));
    assert.ok(on({ VTE_VERSION: '7200', NO_COLOR: '' }));
  });

  it('is what FORCE_HYPERLINK says', () => {
    assert.ok(on({ FORCE_HYPERLINK: '1' }, {}));
    assert.ok(on({ FORCE_HYPERLINK: '1', NO_COLOR: '1' }));
    assert.ok(!on({ FORCE_HYPERLINK: '0', VTE_VERSION: '7200' }));
  });
});
