import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { isMark, partsOf } from '../../src/model/redacted.js';
import { keyed, keyId, presenceOnly } from '../../src/redaction/mask.js';

const KEY = 'correct horse battery staple';

describe('presenceOnly', () => {
  it('keeps nothing of a secret, not even its length', () => {
    assert.equal(presenceOnly('hunter2'), presenceOnly('a much longer secret'));
    assert.ok(isMark(presenceOnly('hunter2')));
  });
});

describe('keyed', () => {
  it('gives each secret its own token, the same every time', () => {
    assert.equal(keyed(KEY)('hunter2'), keyed(KEY)('hunter2'));
    assert.notEqual(keyed(KEY)('hunter2'), keyed(KEY)('hunter3'));
    assert.notEqual(keyed(KEY)('hunter2'), keyed(`${KEY}.`)('hunter2'));
  });

  it('is the HMAC of the secret, and says which key made it without telling the key', () => {
    const [mark] = partsOf(keyed(KEY)('hunter2')).marks;
    assert.equal(mark?.token, createHmac('sha256', KEY).update('hunter2').digest('hex').slice(0, 32));
    assert.equal(mark?.keyId, keyId(KEY));
    assert.notEqual(keyId(KEY), keyId(`${KEY}.`));
    assert.ok(!createHmac('sha256', KEY).update('which key this is').digest('hex').includes(keyId(KEY)));
  });

  it('leaves what was taken out before', () => {
    const mark = keyed(KEY)('hunter2');
    assert.equal(keyed('another key that is long')(mark), mark);
    assert.equal(presenceOnly(mark), mark);
  });
});
