import assert from 'node:assert/strict';
import { readDependencies } from '../../../src/formats/dotnet/deps.js';
import { DotnetError } from '../../../src/formats/dotnet/runtime-config.js';
import { dependencies } from '../../support/dotnet.js';

describe('readDependencies', () => {
  it('reads packages and assemblies', () => {
    assert.deepEqual(readDependencies(dependencies('api', { Dapper: '2.1.35' })), {
      packages: { Dapper: '2.1.35' },
      assemblies: ['Dapper.dll', 'api.dll'],
    });
    assert.deepEqual(readDependencies('{}'), { packages: {}, assemblies: [] });
    assert.throws(() => readDependencies('['), DotnetError);
  });
});
