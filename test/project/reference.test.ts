import assert from 'node:assert/strict';
import { pathFrom, referenceFrom } from '../../src/project/reference.js';

describe('referenceFrom', () => {
  it('leads relative paths from where the file is', () => {
    assert.equal(referenceFrom('..', 'docker-archive:img.tar'), 'docker-archive:../img.tar');
    assert.equal(referenceFrom('../a', 'dir:b/c'), 'dir:../a/b/c');
    assert.equal(referenceFrom('..', './dist'), '.././dist');
    assert.equal(referenceFrom('..', 'web.json.gz'), '../web.json.gz');
  });

  it('leaves everything else', () => {
    for (const reference of [
      'debian-12',
      'host',
      'dir:/srv/a',
      'ssh://me@host',
      'registry:example.org/app:1',
      '/srv/a',
    ]) {
      assert.equal(referenceFrom('..', reference), reference);
    }
    assert.equal(referenceFrom('.', 'dir:a'), 'dir:a');
  });
});

describe('pathFrom', () => {
  it('leads a relative path from a directory', () => {
    assert.equal(pathFrom('..', 'rules'), '../rules');
    assert.equal(pathFrom('..', '/rules'), '/rules');
    assert.equal(pathFrom('.', 'rules'), 'rules');
  });
});
