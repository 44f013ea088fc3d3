import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { accountNames, parseGroup, parsePasswd } from '../../src/formats/accounts.js';

describe('parsePasswd', () => {
  it('reads accounts without their passwords and names', () => {
    const { entries, malformed } = parsePasswd('root:$6$secret:0:0:The Root:/root:/bin/sh\nminimal:x:1:2\n');
    assert.deepEqual(entries, [
      { name: 'root', uid: 0, gid: 0, home: '/root', shell: '/bin/sh' },
      { name: 'minimal', uid: 1, gid: 2, home: '', shell: '' },
    ]);
    assert.deepEqual(malformed, []);
  });

  it('tells the lines that are no account, and passes over comments and NIS', () => {
    const text =
      '# a:x:1:1\n\n+@nis::::::\n-user\n:x:1:1::/:\nx:x:one:1::/:\nonly\nok:x:5:5::/:\nbig:x:99999999999:1::/:';
    const { entries, malformed } = parsePasswd(text);
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['ok'],
    );
    assert.deepEqual(malformed, [5, 6, 7, 9]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePasswd(text)));
  });
});

describe('parseGroup', () => {
  it('reads groups with their members', () => {
    assert.deepEqual(parseGroup('adm:x:4:syslog,,ubuntu\nnone:x:5:\nshort:x:6\nbad\n'), {
      entries: [
        { name: 'adm', gid: 4, members: ['syslog', 'ubuntu'] },
        { name: 'none', gid: 5, members: [] },
        { name: 'short', gid: 6, members: [] },
      ],
      malformed: [4],
    });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseGroup(text)));
  });
});

describe('accountNames', () => {
  it('reads the names of users as well as of groups', () => {
    assert.deepEqual([...accountNames('root:x:0:0::/root:/bin/sh\nbad\n')], ['root']);
    assert.deepEqual([...accountNames('adm:x:4:a,b\n')], ['adm']);
  });
});
