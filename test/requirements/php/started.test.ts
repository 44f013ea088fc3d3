import assert from 'node:assert/strict';
import type { PhpCodeFact } from '../../../src/model/facts/php-code.js';
import type { Deployment } from '../../../src/model/proof.js';
import { startedCode } from '../../../src/requirements/php/started.js';
import { deployed } from '../../support/proof.js';

const NOTHING = { functions: [], classes: [], includes: [] };
const code = {
  files: new Map<string, PhpCodeFact>([
    ['/opt/app/index.php', NOTHING],
    ['/opt/app/lib.php', NOTHING],
    ['/opt/app/tool', { ...NOTHING, script: true as const }],
  ]),
  vendors: new Map(),
  complete: true,
};

function started(more: Partial<Deployment>) {
  return startedCode(code, deployed(more), '/opt/app').map(({ entry, path, sure }) => [entry, path, sure]);
}

describe('startedCode', () => {
  it('follows commands to their file', () => {
    const commands = [
      ['php', '-d', 'x=1', 'index.php', 'a'],
      ['/usr/bin/php8.2', '-f', '/a.php'],
      ['node', 'x'],
      ['php', '-v'],
    ];
    assert.deepEqual(started({ commands, directory: '/opt/app' }), [
      ['php -d x=1 index.php a', '/opt/app/index.php', true],
      ['/usr/bin/php8.2 -f /a.php', '/a.php', true],
    ]);
    const [inline] = startedCode(code, deployed({ commands: [['php', '-r', 'mb_strlen(1);']] }), '');
    assert.deepEqual(inline?.code?.functions, [{ name: 'mb_strlen', when: 'start', line: 1 }]);
  });

  it('takes what a server or a shell starts for sure, and the rest for perhaps', () => {
    assert.deepEqual(started({ entries: ['/lib.php', '/bin/x'] }), [['/opt/app/lib.php', '/opt/app/lib.php', true]]);
    assert.deepEqual(
      started({}).map(([, , sure]) => sure),
      [true, false, true],
    );
  });
});
