import assert from 'node:assert/strict';
import type { Section, Snapshot } from '../../../src/model/snapshot.js';
import { Holes } from '../../../src/requirements/files/holes.js';
import { captured } from '../../support/proof.js';

async function withProblem(problem: Section['problems'][number]): Promise<Snapshot> {
  const snapshot = await captured({});
  const libraries: Section = { status: 'partial', problems: [problem], facts: {} };
  return { ...snapshot, sections: { ...snapshot.sections, libraries } };
}

describe('Holes', () => {
  it('knows what lies in a directory that could not be read, and nothing else', async () => {
    const holes = new Holes(await withProblem({ path: '/usr/lib', reason: 'unreadable', message: 'denied' }), '');
    assert.equal(holes.at('/usr/lib/x/libfoo.so.1'), 'denied');
    assert.equal(holes.at('/usr/lib'), 'denied');
    assert.equal(holes.at('/usr/lib64/libfoo.so.1'), undefined);
  });

  it('lays a payload where it goes', async () => {
    const holes = new Holes(await withProblem({ path: '/lib', reason: 'unreadable', message: 'denied' }), '/opt/app');
    assert.equal(holes.at('/opt/app/lib/x'), 'denied');
    assert.equal(holes.at('/lib/x'), undefined);
  });

  it('names the files that are damaged', async () => {
    const holes = new Holes(await withProblem({ path: '/a.so', reason: 'malformed', message: 'cut' }), '');
    assert.deepEqual([...holes.broken()], [['/a.so', 'cut']]);
  });

  it('knows nothing where a section is missing, does not apply or failed as a whole', async () => {
    const snapshot = await captured({});
    assert.match(new Holes({ ...snapshot, sections: {} }, '').at('/x') ?? '', /not captured/);
    assert.equal(
      new Holes(await withProblem({ reason: 'limit', message: 'too much' }), '').at('/x')?.includes('too much'),
      true,
    );
    const libraries: Section = { status: 'not-applicable', problems: [], facts: {} };
    const none = { ...snapshot, sections: { ...snapshot.sections, libraries } };
    assert.match(new Holes(none, '').at('/x') ?? '', /no libraries/);
  });
});
