import assert from 'node:assert/strict';
import { leastJava } from '../../../src/requirements/least/java.js';
import { classFile, jar } from '../../support/jar.js';
import { captured } from '../../support/proof.js';

describe('leastJava', () => {
  it('asks for the newest that classes are compiled for, also inside of archives', async () => {
    const payload = await captured({
      '/old.jar': jar({ 'A.class': classFile(52) }),
      '/new.war': jar({ 'B.class': classFile(55), 'WEB-INF/lib/c.jar': jar({ 'C.class': classFile(65) }) }),
    });
    const found = leastJava(payload);
    assert.deepEqual(found?.versions, [{ specifiers: '>=21', basis: 'derived', files: ['/new.war'] }]);
    assert.equal(leastJava(await captured({ '/a.txt': '' })), undefined);
  });
});
