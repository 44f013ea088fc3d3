import assert from 'node:assert/strict';
import { parseSshd } from '../../../src/formats/config/sshd.js';

describe('parseSshd', () => {
  it('reads keywords in any case, with blanks or an equals sign, quotes and comments', () => {
    const text = 'Port 22 # ssh\nPERMITROOTLOGIN=no\nBanner = "/etc/a b"\n  # comment\nMatch User git\n';
    assert.deepEqual(parseSshd(text), {
      lines: [
        { keyword: 'port', parameters: ['22'], line: 1 },
        { keyword: 'permitrootlogin', parameters: ['no'], line: 2 },
        { keyword: 'banner', parameters: ['/etc/a b'], line: 3 },
        { keyword: 'match', parameters: ['User', 'git'], line: 5 },
      ],
      problems: [],
    });
  });

  it('names a keyword without a value', () => {
    assert.deepEqual(parseSshd('Port\n').problems, [{ line: 1, message: 'Port without a value' }]);
  });
});
