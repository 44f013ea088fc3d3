import assert from 'node:assert/strict';
import { JavaClassesFact, JavaFact } from '../../../src/model/facts/java.js';

describe('facts of Java', () => {
  it('need a version, or a number of classes', () => {
    JavaFact.parse({ version: '17', packages: ['java/lang'], vmOptions: ['UseG1GC'], authorities: 0 });
    JavaClassesFact.parse({ classes: 1, nested: true, sure: ['a/B'] });
    assert.equal(JavaFact.safeParse({}).success, false);
    assert.equal(JavaClassesFact.safeParse({ classes: 1, nested: false }).success, false);
  });
});
