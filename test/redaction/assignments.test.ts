import assert from 'node:assert/strict';
import { withoutAssigned } from '../../src/redaction/assignments.js';

const CASES: Readonly<Record<string, string>> = {
  'DB_PASSWORD=a,b;c&d': 'DB_PASSWORD=#',
  'user=x,password=y,uid=0': 'user=x,password=#,uid=0',
  'Password=a;Database=b': 'Password=#',
  'User=a;Password=b;Database=c': 'User=a;Password=#;Database=c',
  'x?access_token=abc&y=1': 'x?access_token=#&y=1',
  "password = 'it is long'": "password = '#'",
  '"api_key": "abc"': '"api_key": "#"',
  'cannot read: --password=xyz': 'cannot read: --password=#',
  'Cookie: session=abc; other=def': 'Cookie: #',
  'Authorization: Digest a, b': 'Authorization: #',
  "IDENTIFIED BY 'abc'": "IDENTIFIED BY '#'",
  "IDENTIFIED WITH mysql_native_password AS 'abc'": "IDENTIFIED WITH mysql_native_password AS '#'",
  "ALTER USER x PASSWORD 'abc'": "ALTER USER x PASSWORD '#'",
  "PASSWORD('abc')": "PASSWORD('#')",
  'machine m login l password hunter2': 'machine m login l password #',
  'the password is wrong': 'the password is wrong',
  'password=[redacted]': 'password=[redacted]',
  'deb/passwd:amd64': 'deb/passwd:amd64',
  'a=b': 'a=b',
  '': '',
};

describe('withoutAssigned', () => {
  for (const [text, expected] of Object.entries(CASES)) {
    it(`makes ${expected || 'nothing'} of ${text || 'nothing'}`, () =>
      assert.equal(
        withoutAssigned(text, () => '#'),
        expected,
      ));
  }
});
