import { type CompletedCommand, completedCommands } from '../../../src/cli/completion/words.js';

/** A few commands, as the manifest has them. */
export function someCommands(): readonly CompletedCommand[] {
  const rules = { id: 'rules', summary: "The tool's rules", flags: {} };
  const check = {
    id: 'check',
    summary: 'What breaks.',
    flags: {
      format: { type: 'option' as const, description: 'By default [terminal]: as it is\nmore' },
      output: { type: 'option' as const, char: 'o', description: 'File' },
      'fail-on': { type: 'option' as const, options: ['never', 'error'] },
      section: { type: 'option' as const, description: 'Only this' },
      cache: { type: 'boolean' as const, allowNo: true },
      secret: { type: 'boolean' as const, hidden: true },
    },
  };
  const hidden = { id: 'hidden', hidden: true, flags: {} };
  return completedCommands([{ id: 'rules:test', summary: 'Test', flags: {} }, rules, check, hidden], {
    words: { check: ['debian-12', 'debian-13'] },
    environments: ['check'],
    formats: { check: ['html', 'json'] },
    sections: ['os', 'packages'],
  });
}
