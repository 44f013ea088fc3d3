import assert from 'node:assert/strict';
import { readClass } from '../../../src/formats/java/class-reader.js';
import { hasMain, usesOf } from '../../../src/formats/java/main-path.js';
import { type ClassSpec, javaClass, type Step } from '../../support/java-class.js';

const uses = (main: readonly Step[], more: ClassSpec = {}) => usesOf(readClass(javaClass({ ...more, main })));

describe('usesOf', () => {
  it('takes what comes before the first branch for sure, and its parents', () => {
    const { sure, perhaps } = uses([{ make: 'a/A' }, { call: 'a/B.c()V' }, { branch: true }, { call: 'a/D.e()V' }], {
      parent: 'a/Base',
    });
    assert.deepEqual(sure, ['a/A', 'a/B', 'a/B.c()V', 'a/Base']);
    assert.deepEqual(perhaps, ['a/D', 'a/D.e()V']);
  });

  it('takes nothing for sure that a handler watches', () => {
    const { sure, perhaps } = uses([{ call: 'a/B.c()V' }], { guarded: true });
    assert.deepEqual([sure, perhaps], [['java/lang/Object'], ['a/B', 'a/B.c()V']]);
  });

  it('follows reflection by literals, and no further than one call', () => {
    const forName = 'java/lang/Class.forName(Ljava/lang/String;)Ljava/lang/Class;';
    const getMethod = 'java/lang/Class.getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;';
    const { sure } = uses([
      { push: 'org.db.Driver' },
      { call: forName },
      { call: forName },
      { pushClass: 'a/B' },
      { push: 'gone' },
      { call: getMethod, virtual: true },
    ]);
    assert.deepEqual(sure, [
      'a/B.gone',
      'java/lang/Class',
      forName,
      `${forName} "org.db.Driver"`,
      `${getMethod} "gone"`,
      'java/lang/Object',
      'org/db/Driver',
    ]);
  });

  it('tells what a call is given last', () => {
    const { sure } = uses([{ pushNull: true }, { call: 'a/B.init(La/K;)V', virtual: true }]);
    assert.deepEqual(sure, ['a/B.init(La/K;)V null', 'java/lang/Object']);
  });

  it('leaves out what the class has itself', () => {
    const { sure } = uses([{ call: 'App.help()V' }]);
    assert.deepEqual(sure, ['java/lang/Object']);
  });
});

describe('hasMain', () => {
  it('asks for the method that is started', () => {
    assert.equal(hasMain(readClass(javaClass({ main: [] }))), true);
    assert.equal(hasMain(readClass(javaClass({}))), false);
  });
});
