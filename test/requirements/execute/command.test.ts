import assert from 'node:assert/strict';
import { executeCommand } from '../../../src/requirements/execute/command.js';
import { glibcSystem, program, sceneOf } from '../../support/proof.js';

describe('executeCommand', () => {
  it('follows a command that is in PATH, and one that is a path', async () => {
    const scene = await sceneOf(
      glibcSystem(),
      { '/bin/tool': program({ needed: ['libpq.so.5'] }) },
      { environment: { PATH: '/opt/app/bin:/usr/bin' } },
    );
    assert.deepEqual(executeCommand(scene, ['sh', '-c', 'true']), []);
    const causes = (command: string[]) => executeCommand(scene, command).map(({ cause }) => cause);
    assert.deepEqual(causes(['tool', '--version']), ['missing-library:libpq.so.5']);
    assert.deepEqual(causes(['/opt/app/bin/tool']), ['missing-library:libpq.so.5']);
  });

  it('says which command is nowhere, and where it was looked for', async () => {
    const scene = await sceneOf(glibcSystem(), {}, { environment: { PATH: '/usr/bin' } });
    const [unmet] = executeCommand(scene, ['python3', 'app.py']);
    assert.equal(unmet?.cause, 'missing-interpreter:python3');
    assert.match(unmet?.message ?? '', /in \/usr\/bin$/);
    assert.match(unmet?.evidence[0]?.fact ?? '', /python3 app\.py/);
  });

  it('does not call missing what may be in a directory that could not be read', async () => {
    const target = glibcSystem('2.36', { '/usr/local/bin': { directory: true, unreadable: 'denied' } });
    const scene = await sceneOf(target, {}, { environment: { PATH: '/usr/local/bin' } });
    assert.equal(executeCommand(scene, ['python3'])[0]?.status, 'unknown');
  });
});
