import assert from 'node:assert/strict';
import type { EnvironmentKind } from '../../../src/model/environment.js';
import { deployedWords } from '../../../src/reports/shared/deployed.js';

const at = (kind: EnvironmentKind) => ({ reference: 'it', kind });

describe('deployedWords', () => {
  it('says what counts of a host that runs an image', () => {
    assert.match(deployedWords(at('image'), { as: 'container', environment: at('host') }) ?? '', /^in a container/);
  });

  it('names the other way where an image is held against a machine', () => {
    assert.match(deployedWords(at('image'), { environment: at('host') }) ?? '', /--as container/);
  });

  it('says nothing where it is plain', () => {
    assert.equal(deployedWords(at('image'), { environment: at('image') }), undefined);
    assert.equal(deployedWords(at('host'), { environment: at('host') }), undefined);
  });
});
