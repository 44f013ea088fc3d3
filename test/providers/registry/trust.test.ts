import assert from 'node:assert/strict';
import { rootCertificates } from 'node:tls';
import { trustFor } from '../../../src/providers/registry/trust.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('what TLS connections to a registry go by', () => {
  const { path, write } = scratchDirectory();

  it('is what Node trusts, where nothing else is said', () => {
    assert.deepEqual(trustFor('example.com', undefined, {}, [path()]), {});
  });

  it('adds authorities that are named to those, and does not replace them', () => {
    write('own.pem', 'OWN');
    write('env.pem', 'ENV');
    const { ca = [] } = trustFor('example.com', path('own.pem'), { SSL_CERT_FILE: path('env.pem') }, []);
    assert.equal(ca.length, rootCertificates.length + 2);
    assert.deepEqual(ca.slice(-2), ['OWN', 'ENV']);
  });

  it('adds what lies in the directory of that registry alone, a client certificate too', () => {
    write('certs.d/example.com:5000/ca.crt', 'CA');
    write('certs.d/example.com:5000/client.cert', 'CERT');
    write('certs.d/example.com:5000/client.key', 'KEY');
    const trust = trustFor('example.com:5000', undefined, {}, [path('certs.d')]);
    assert.deepEqual([trust.ca?.at(-1), trust.cert, trust.key], ['CA', 'CERT', 'KEY']);
    assert.deepEqual(trustFor('example.com', undefined, {}, [path('certs.d')]), {});
  });

  it('says which file cannot be read', () => {
    assert.throws(() => trustFor('example.com', path('gone.pem'), {}, []), {
      name: 'EnvironmentError',
      message: `The certificates in ${path('gone.pem')} cannot be read: no such file or directory`,
    });
  });
});
