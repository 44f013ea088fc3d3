import assert from 'node:assert/strict';
import { withoutSecrets } from '../../src/api/redact.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { keyId } from '../../src/redaction/mask.js';
import { scratchDirectory } from '../support/scratch.js';
import { snapshotOf } from '../support/snapshots.js';

const KEY = 'a key that is long enough';
const SECRET = { 'env/DB_PASSWORD': { name: 'DB_PASSWORD', value: 'hunter2' } };

describe('withoutSecrets', () => {
  const { path, write } = scratchDirectory();

  it('takes secrets out once, and says so', async () => {
    const free = await withoutSecrets(snapshotOf({ image: { facts: SECRET } }), undefined);
    assert.deepEqual(free.redaction, { mode: 'presence' });
    assert.equal(free.sections.image?.facts['env/DB_PASSWORD']?.value, '[redacted]');
    assert.equal(await withoutSecrets(free, KEY), free);
  });

  it('makes tokens with a key, given or in a file', async () => {
    write('key', `${KEY}\n`);
    const given = await withoutSecrets(snapshotOf({ image: { facts: SECRET } }), KEY);
    const read = await withoutSecrets(snapshotOf({ image: { facts: SECRET } }), `@${path('key')}`);
    assert.deepEqual(given, read);
    assert.deepEqual(given.redaction, { mode: 'keyed', keyId: keyId(KEY) });
    assert.match(
      String(given.sections.image?.facts['env/DB_PASSWORD']?.value),
      /^\[redacted:[0-9a-f]{8}:[0-9a-f]{32}\]$/,
    );
  });

  it('refuses a key that could be guessed, without saying it', async () => {
    await assert.rejects(withoutSecrets(snapshotOf({}), 'short'), (error) => {
      return (
        error instanceof EnvironmentError && /fewer than 16/.test(error.message) && !error.message.includes('short')
      );
    });
  });

  it('leaves the digests of symbols that the probes make', async () => {
    const defined = { '': 'AAAAChgtKeqiiHuIYdnW74virgoSyZ3B84yLHKrv9z83xFsCkyA=' };
    const { sections } = await withoutSecrets(
      snapshotOf({ libraries: { facts: { '/lib/a.so': { defined } } } }),
      undefined,
    );
    assert.deepEqual(sections.libraries?.facts['/lib/a.so']?.defined, defined);
  });
});
