import assert from 'node:assert/strict';
import { lacksAccount, lacksCommand, lacksOption, lacksSyntax } from '../../../src/requirements/shell/lacks.js';

const script = { path: '/start', shell: { kind: 'bash', path: '/bin/bash', version: '5.2' } } as const;
const node = { run: ['grep'], line: 7 };

describe('lacks', () => {
  it('name the script, its line, and what the target has instead', () => {
    for (const [lack, cause] of [
      [lacksCommand(script, node, 'jq', '/bin'), 'missing-command:jq'],
      [lacksAccount(script, node, 'group', 'pg'), 'missing-group'],
      [lacksOption(script, node, '-P', '/bin/busybox'), 'missing-option:busybox'],
      [lacksSyntax(script, { what: 'x', line: 7, since: '5.3' }), 'language-version:bash'],
      [
        lacksSyntax({ ...script, shell: { kind: 'dash', path: '/bin/dash' } }, { what: 'x', line: 7 }),
        'language-version:sh',
      ],
    ] as const) {
      assert.equal(lack.cause, cause);
      assert.deepEqual([lack.evidence[0]?.line, lack.evidence[0]?.path], [7, '/start']);
      assert.equal(lack.evidence[1]?.environment, 'target');
    }
  });
});
