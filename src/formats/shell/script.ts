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
  if (content.includes('\r\n')) return { body, cut: 1 };
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
