import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLogrotate } from '../../../src/formats/config/logrotate.js';

const TEXT = `# all
weekly
include /etc/logrotate.d
/var/log/a.log
"/var/log/b c.log" {
  rotate=3
  create 0640 www-data adm # who
  postrotate
    kill -HUP {
  endscript
}
compress
`;

describe('a configuration of logrotate', () => {
  it('has directives for all and for files, and scripts as they are', () => {
    const logs = ['/var/log/a.log', '/var/log/b c.log'];
    assert.deepEqual(parseLogrotate(TEXT), {
      entries: [
        { logs: [], name: 'weekly', value: '', line: 2 },
        { logs: [], name: 'include', value: '/etc/logrotate.d', line: 3 },
        { logs, name: 'rotate', value: '3', line: 6 },
        { logs, name: 'create', value: '0640 www-data adm', line: 7 },
        { logs, name: 'postrotate', value: ['kill -HUP {'], line: 8 },
        { logs: [], name: 'compress', value: '', line: 12 },
      ],
      problems: [],
    });
  });

  it('is wrong where a block or a script is not ended, or ends what did not begin', () => {
    assert.deepEqual(parseLogrotate('}\n').problems, [{ line: 1, message: '"}" without a block' }]);
    assert.deepEqual(parseLogrotate('/a {\nprerotate\nx\n').problems, [
      { line: 2, message: '"prerotate" is not ended by "endscript"' },
    ]);
    assert.equal(parseLogrotate('/a {\n').problems.length, 1);
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        assert.ok(parseLogrotate(text).entries.every(({ line }) => line > 0)),
      ),
    );
  });
});
