import { CommandReader } from './commands.js';
import { Constants } from './constants.js';
import type { ShellScript, ShellStatement } from './nodes.js';
import { ShellSyntaxError, ShellText } from './text.js';

/**
 * Reads a script as sh, dash and bash do (POSIX, Shell Command Language), with the syntax that bash adds; runs nothing of
 * it. Never throws: what stands behind something that is not understood, such as an archive behind its unpacker, is cut.
 */
export function readScript(content: string): ShellScript {
  const body: ShellStatement[] = [];
  // A carriage return is part of the word that it ends: such a script does other things than it seems to.
  if (content.includes('\r\n')) {
    const returns = returnsOf(content);
    return { body, cut: 1, ...(returns === undefined ? {} : { returns }) };
  }
  const text = new ShellText(content);
  const constants = new Constants(content);
  const reader = new CommandReader((name) => constants.get(name));
  try {
    for (;;) {
      reader.skipSeparators(text);
      if (text.peek() === '') return { body };
      const { line } = text;
      const node = reader.complete(text);
      constants.take(node);
      const beyond = reader.takeBeyond();
      body.push({ do: node, line, ...(beyond === undefined ? {} : { beyond }) });
    }
  } catch (error) {
    if (error instanceof ShellSyntaxError)
      return { body, cut: error.line, ...(text.peek() === '' ? { unfinished: true } : {}) };
    throw error;
  }
}

/** Words that a shell no longer knows with a carriage return behind them, where it looks for them. */
const KEYWORD = /(?:^|;)\s*(?:then|do|else|fi|done|esac)\r$|^\s*case\s.*\sin\r$/;

/** What carriage returns make of a script all of whose lines end so, but perhaps the first; of others that is not said. */
function returnsOf(content: string): ShellScript['returns'] {
  const lines = content.split('\n').slice(content.startsWith('#!') ? 1 : 0);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0 || !lines.every((line) => line.endsWith('\r'))) return undefined;
  if (lines.some((line) => KEYWORD.test(line))) return 'syntax';
  return lines.some((line) => /^set [-+][a-z]+\r$/i.test(line)) ? 'options' : 'words';
}
