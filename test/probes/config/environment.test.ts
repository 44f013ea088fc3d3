import assert from 'node:assert/strict';
import { environmentProbe } from '../../../src/probes/config/environment.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the environment probe', () => {
  it('takes plain assignments and leaves alone what a shell would have to work out', async () => {
    const files = {
      '/etc/environment': 'PATH="/usr/bin:/bin"\nLANG=C.UTF-8\nexport TITLE=two words # c\n',
      '/etc/profile.d/a.sh':
        'export EDITOR=\'vi -e\' D=1\nif [ x ]; then\n  A=b\n  B="$C"\nfi\nLANG=de_DE.UTF-8 # here\n',
      '/etc/profile.d/b.csh': 'setenv X 1\n',
      '/etc/profile.d/c.sh': { link: '/usr/lib/systemd/profile.d/c.sh' },
      '/usr/lib/systemd/profile.d/c.sh': 'C=1\n',
    };
    assert.deepEqual(said(await configurationOf(files, environmentProbe)), {
      'environment:PATH': ['/usr/bin:/bin', '/etc/environment:1'],
      'environment:TITLE': ['two words', '/etc/environment:3'],
      'environment:D': ['1', '/etc/profile.d/a.sh:1'],
      'environment:EDITOR': ['vi -e', '/etc/profile.d/a.sh:1'],
      'environment:C': ['1', '/etc/profile.d/c.sh:1'],
      'environment:LANG': ['de_DE.UTF-8', '/etc/profile.d/a.sh:6'],
    });
  });
});
