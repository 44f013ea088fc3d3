import assert from 'node:assert/strict';
import { causes, java, START } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';

describe('addedApi', () => {
  it('knows what came later', async () => {
    const app = (call: string) => ({ '/App.class': javaClass({ main: [{ call, virtual: true }] }) });
    assert.deepEqual(await causes(app('java/lang/String.repeat(I)Ljava/lang/String;'), START, java('8')), [
      'error language-version:java.lang.String.repeat',
    ]);
    assert.deepEqual(await causes(app('java/lang/String.repeat(I)Ljava/lang/String;'), START, java('17.0.1')), []);
    const flip = 'error language-version:java.nio.ByteBuffer.flip';
    const flips = async (returns: string) =>
      (await causes(app(`java/nio/ByteBuffer.flip()Ljava/nio/${returns};`), START, java('8'))).includes(flip);
    assert.equal(await flips('Buffer'), false);
    assert.equal(await flips('ByteBuffer'), true);
  });
});
