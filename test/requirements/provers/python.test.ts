import assert from 'node:assert/strict';
import { pythonProver } from '../../../src/requirements/provers/python.js';
import { captured, deployed, executable, type Files, glibcSystem } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

const SITE: Files = { '/app.py': 'import flask\nimport nosuch\n', '/report.py': 'import other\n' };

async function proved(target: Files, more: Parameters<typeof deployed>[0] = {}) {
  const proofs = pythonProver.prove(await captured(SITE), await captured(target), deployed(more));
  return proofs.map(({ entry, verdict, unmet }) => [entry, verdict, unmet.map(({ cause }) => cause)]);
}

describe('pythonProver', () => {
  it('looks at the programs of a payload, at an entry, and at a command', async () => {
    const app = ['/opt/app/app.py', 'breaks', ['missing-module:nosuch']];
    assert.deepEqual(await proved(pythonSystem()), [app]);
    assert.deepEqual(await proved(pythonSystem(), { entries: ['/report.py'] }), [
      ['/opt/app/report.py', 'breaks', ['missing-module:other']],
    ]);
    assert.deepEqual(
      await proved(pythonSystem(), {
        commands: [['python3', '/opt/app/app.py'], ['python3', '-c', 'import os'], ['sh']],
      }),
      [
        ['python3 /opt/app/app.py', 'breaks', ['missing-module:nosuch']],
        ['python3 -c import os', 'runs', []],
      ],
    );
  });

  it('says that Python is missing, or that nothing is known of it', async () => {
    assert.deepEqual(await proved(glibcSystem()), [['/opt/app/app.py', 'breaks', ['missing-interpreter:python3']]]);
    const { python: _, ...sections } = (await captured(pythonSystem())).sections;
    const target = { ...(await captured(pythonSystem())), sections };
    const [proof] = pythonProver.prove(await captured(SITE), target, deployed());
    assert.equal(proof?.verdict, 'unknown');
  });

  it('follows a program to the interpreter that its first line names', async () => {
    const payload: Files = {
      '/bin/tool': executable('#!/usr/bin/env python3\nimport nosuch\n'),
      '/bin/own': executable('#!/opt/app/python3\nimport nosuch\n'),
    };
    const target = await captured(pythonSystem());
    const said = async (more: Parameters<typeof deployed>[0]) =>
      pythonProver
        .prove(await captured(payload), target, deployed(more))
        .map(({ entry, verdict, unmet }) => [entry, verdict, ...unmet.map(({ cause }) => cause)]);
    const tool = ['/opt/app/bin/tool', 'breaks', 'missing-module:nosuch'];
    assert.deepEqual(await said({ entries: ['/bin/tool'] }), [tool]);
    assert.deepEqual(await said({ commands: [['/opt/app/bin/tool', '--help']] }), [
      ['/opt/app/bin/tool --help', 'breaks', 'missing-module:nosuch'],
    ]);
    // That an interpreter is missing the kernel says.
    assert.deepEqual(await said({ entries: ['/bin/own'] }), [['/opt/app/bin/own', 'runs']]);
  });
});
