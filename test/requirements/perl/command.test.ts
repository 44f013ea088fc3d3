import assert from 'node:assert/strict';
import { perlCommand } from '../../../src/requirements/perl/command.js';

describe('perlCommand', () => {
  it('reads options as perl does', () => {
    assert.deepEqual(perlCommand(['/usr/bin/perl', '-w', '-I', '/a', '-I/b', '-MJSON::PP=decode_json', 'x.pl', '-M']), {
      ...{ loads: ['JSON/PP.pm'], adds: ['/a', '/b'], code: undefined, file: 'x.pl' },
    });
    assert.deepEqual(perlCommand(['perl', '-wne', 'print', 'file']), { loads: [], adds: [], code: 'print\n' });
    assert.equal(perlCommand(['perldoc', 'x']), undefined);
  });
});
