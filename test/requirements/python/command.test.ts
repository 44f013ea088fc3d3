import assert from 'node:assert/strict';
import { pythonCommand } from '../../../src/requirements/python/command.js';

describe('pythonCommand', () => {
  it('tells code, modules and files apart', () => {
    assert.deepEqual(pythonCommand(['python3', '-c', 'import x']), { code: 'import x', isolated: false });
    assert.deepEqual(pythonCommand(['/usr/bin/python3.11', '-Im', 'flask', 'run']), {
      module: 'flask',
      isolated: true,
    });
    assert.deepEqual(pythonCommand(['python', '-W', 'error', '-u', 'app.py', '-c']), {
      file: 'app.py',
      isolated: false,
    });
    assert.deepEqual(pythonCommand(['python3']), { isolated: false });
    assert.equal(pythonCommand(['python3-config', '-c']), undefined);
  });
});
