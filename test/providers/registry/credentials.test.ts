import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { EnvironmentError } from '../../../src/model/problem.js';
import { loginFor } from '../../../src/providers/registry/credentials.js';
import { scratchDirectory } from '../../support/scratch.js';

const auth = (user: string, password: string) => ({ auth: Buffer.from(`${user}:${password}`).toString('base64') });

describe('the login for a registry', () => {
  const { path, write } = scratchDirectory();
  const { PATH } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
  });

  const find = (registry: string, repository = 'app', env: NodeJS.ProcessEnv = {}, given?: readonly string[]) =>
    loginFor(registry, repository, given, { HOME: path(), ...env });

  function docker(config: unknown): void {
    write('.docker/config.json', JSON.stringify(config));
  }

  it('is none where nobody has logged in', async () => {
    assert.equal(await find('example.com'), undefined);
    docker({ auths: { 'other.example.com': auth('a', 'b') } });
    assert.equal(await find('example.com'), undefined);
  });

  it('is what docker keeps, under a name or an address', async () => {
    docker({ auths: { 'a.example.com': auth('alice', 's3:cret'), 'https://b.example.com/v2/': auth('bob', 'x') } });
    assert.deepEqual(await find('a.example.com'), { user: 'alice', password: 's3:cret' });
    assert.deepEqual(await find('b.example.com'), { user: 'bob', password: 'x' });
  });

  it('is for Docker Hub under its old address', async () => {
    docker({ auths: { 'https://index.docker.io/v1/': auth('alice', 'hub') } });
    assert.deepEqual(await find('docker.io'), { user: 'alice', password: 'hub' });
  });

  it('is an identity token, or a user and a password in the clear', async () => {
    docker({
      auths: {
        'a.example.com': { auth: '', identitytoken: 'token' },
        'b.example.com': { username: 'alice', password: 'p' },
        'c.example.com': {},
      },
    });
    assert.deepEqual(await find('a.example.com'), { identityToken: 'token' });
    assert.deepEqual(await find('b.example.com'), { user: 'alice', password: 'p' });
    assert.equal(await find('c.example.com'), undefined);
  });

  it('is for the longest part of a name, as podman keeps it', async () => {
    const auths = { 'example.com': auth('all', '1'), 'example.com/team': auth('team', '2') };
    write('.config/containers/auth.json', JSON.stringify({ auths }));
    assert.deepEqual(await find('example.com', 'team/app'), { user: 'team', password: '2' });
    assert.deepEqual(await find('example.com', 'teams/app'), { user: 'all', password: '1' });
  });

  it('is looked for in the file that REGISTRY_AUTH_FILE names alone', async () => {
    docker({ auths: { 'example.com': auth('docker', '1') } });
    write('auth.json', '{"auths":{}}');
    assert.equal(await find('example.com', 'app', { REGISTRY_AUTH_FILE: path('auth.json') }), undefined);
    await assert.rejects(find('example.com', 'app', { REGISTRY_AUTH_FILE: path('gone.json') }), {
      message: `${path('gone.json')}, where logins are kept, cannot be read: no such file or directory`,
    });
  });

  it('is looked for where DOCKER_CONFIG says', async () => {
    write('elsewhere/config.json', JSON.stringify({ auths: { 'example.com': auth('there', '1') } }));
    const found = await find('example.com', 'app', { DOCKER_CONFIG: path('elsewhere') });
    assert.deepEqual(found, { user: 'there', password: '1' });
  });

  it('is what is given, for the registry that it is given for', async () => {
    docker({ auths: { 'example.com': auth('docker', '1'), 'b.example.com': auth('docker', '2') } });
    const given = ['a.example.com=x:y', 'example.com=alice:s3:cret=='];
    assert.deepEqual(await find('example.com', 'app', {}, given), { user: 'alice', password: 's3:cret==' });
    assert.deepEqual(await find('b.example.com', 'app', {}, given), { user: 'docker', password: '2' });
  });

  it('may be given in a file', async () => {
    write('logins', '\na.example.com=x:y\nexample.com=alice:secret\n');
    assert.deepEqual(await find('example.com', 'app', {}, [`@${path('logins')}`]), {
      user: 'alice',
      password: 'secret',
    });
    await assert.rejects(find('example.com', 'app', {}, [`@${path('gone')}`]), EnvironmentError);
  });

  it('is not repeated when it cannot be understood', async () => {
    await assert.rejects(
      find('example.com', 'app', {}, ['alice:s3cret']),
      (error) => error instanceof EnvironmentError && !`${error.message}${error.advice}`.includes('s3cret'),
    );
    docker({ auths: { 'example.com': { auth: Buffer.from('nothing').toString('base64') } } });
    await assert.rejects(find('example.com'), {
      message: `${path('.docker/config.json')} holds a login that cannot be read`,
    });
    write('.docker/config.json', '{');
    await assert.rejects(find('example.com'), EnvironmentError);
  });

  it('comes from the program that is named for the registry, or for all', async () => {
    for (const [name, user] of [
      ['one', 'from-one'],
      ['all', 'from-all'],
    ]) {
      write(`bin/docker-credential-${name}`, `#!/bin/sh\nprintf '{"Username":"${user}","Secret":"%s"}' "$(cat)"`);
      chmodSync(path(`bin/docker-credential-${name}`), 0o755);
    }
    process.env.PATH = `${path('bin')}:${PATH}`;
    docker({ credHelpers: { 'a.example.com': 'one' }, credsStore: 'all' });
    assert.deepEqual(await find('a.example.com'), { user: 'from-one', password: 'a.example.com' });
    assert.deepEqual(await find('b.example.com'), { user: 'from-all', password: 'b.example.com' });
    assert.deepEqual(await find('docker.io'), { user: 'from-all', password: 'https://index.docker.io/v1/' });
  });
});
