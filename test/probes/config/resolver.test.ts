import assert from 'node:assert/strict';
import { resolverProbe } from '../../../src/probes/config/resolver.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the resolver probe', () => {
  it('reads servers in order, names and the order of sources', async () => {
    const section = await configurationOf(
      {
        '/etc/resolv.conf': { link: '/run/resolv.conf' },
        '/run/resolv.conf': 'nameserver 10.0.0.1\ndomain a\nsearch b c\nnameserver 10.0.0.2 # c\noptions rotate\n',
        '/etc/hosts': '127.0.0.1 localhost db # here\n::1 localhost\n',
        '/etc/nsswitch.conf': 'hosts:   files  dns # c\n',
      },
      resolverProbe,
    );
    assert.deepEqual(said(section), {
      'resolver:nameserver': [['10.0.0.1', '10.0.0.2'], '/etc/resolv.conf:1'],
      'resolver:search': [['b', 'c'], '/etc/resolv.conf:3'],
      'resolver:options': ['rotate', '/etc/resolv.conf:5'],
      'resolver:hosts[localhost]': [['127.0.0.1', '::1'], '/etc/hosts:1'],
      'resolver:hosts[db]': ['127.0.0.1', '/etc/hosts:1'],
      'resolver:nsswitch.hosts': ['files dns', '/etc/nsswitch.conf:1'],
    });
  });
});
