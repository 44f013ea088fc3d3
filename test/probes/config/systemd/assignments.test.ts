import assert from 'node:assert/strict';
import { assignments } from '../../../../src/probes/config/systemd/assignments.js';

function settings(...texts: string[]) {
  const files = texts.map((text, at) => ({ path: `/${at}`, text, owner: undefined }));
  return Object.fromEntries([...assignments(files, 'x')].map(({ key, value }) => [key, value]));
}

describe('assignments of systemd', () => {
  it('add up lists until an empty one forgets them', () => {
    assert.deepEqual(
      settings('[S]\nExecStart=a\n', '[S]\nExecStart=\nExecStart=b \\\n  c\nExecStartPre=1\nExecStartPre=2\n'),
      {
        'x.S.ExecStart': 'b c',
        'x.S.ExecStartPre': ['1', '2'],
      },
    );
  });

  it('replace what is no list, by nothing too', () => {
    assert.deepEqual(settings('[S]\nUser=a\nGroup=b\n', '[S]\nUser=\nGroup=c\n'), { 'x.S.User': '', 'x.S.Group': 'c' });
  });

  it('have the names that they have today', () => {
    assert.deepEqual(settings('[S]\nReadWritePaths=/a\nReadWriteDirectories=/b\n'), {
      'x.S.ReadWritePaths': ['/a', '/b'],
    });
  });

  it('name each variable', () => {
    assert.deepEqual(settings('[S]\nEnvironment=A=1 "B=x y"\nEnvironment=A=2\n'), {
      'x.S.Environment[A]': '2',
      'x.S.Environment[B]': 'x y',
    });
  });

  it('do not mind the order of names', () => {
    assert.deepEqual(settings('[U]\nAfter=b a\nAfter=a\n'), { 'x.U.After': 'a b' });
  });

  it('leave out when the unit of a package is started', () => {
    const file = { path: '/a', text: '[Unit]\nAfter=a\n[Service]\nUser=b\n', owner: 'deb/a' };
    assert.deepEqual(
      [...assignments([file], 'x')].map(({ key }) => key),
      ['x.Service.User'],
    );
  });
});
