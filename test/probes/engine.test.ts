import assert from 'node:assert/strict';
import type { Environment } from '../../src/model/environment.js';
import type { FileVisitor } from '../../src/model/files.js';
import { runProbes } from '../../src/probes/engine.js';
import { memoryEnvironment } from '../support/memory-environment.js';
import { textProbe } from '../support/probes.js';

/** The environment, with a list of the files whose content was asked for, once for each time. */
function observed(environment: Environment): { environment: Environment; opened: string[]; walks: () => number } {
  const opened: string[] = [];
  let walks = 0;
  const scan = (visitor: FileVisitor) => {
    walks += 1;
    return environment.scan({
      select(entry) {
        const selection = visitor.select(entry);
        if (selection !== 'none') opened.push(entry.path);
        return selection;
      },
      narrow: (entry, head) => visitor.narrow(entry, head),
      visit: (entry, content) => visitor.visit(entry, content),
      unreadable: (entry, error) => visitor.unreadable(entry, error),
    });
  };
  return { environment: { ...environment, scan }, opened, walks: () => walks };
}

const boom = () => {
  throw new Error('boom');
};

describe('runProbes', () => {
  it('says of a probe whose keys begin alike which facts its problems may hide, and keeps those of others', async () => {
    const one = textProbe('one', { section: 'both', keys: 'one:', paths: ['/one'], parse: boom });
    const two = textProbe('two', { section: 'both', keys: 'two:', paths: ['/two'] });
    const { both } = await runProbes(memoryEnvironment({ '/one': 'x', '/two': 'y' }), [one, two]);
    assert.equal(both?.status, 'partial');
    assert.deepEqual(both?.problems, [{ path: '/one', reason: 'malformed', message: 'boom', about: 'one:' }]);
    assert.equal(Object.keys(both?.facts ?? {}).length, 1);
  });

  it('tells which file was read for which section, and how far it is', async () => {
    const phases: string[] = [];
    const read: string[] = [];
    const environment = memoryEnvironment({ '/one': 'x', '/two': 'y' });
    await runProbes(environment, [textProbe('one', { paths: ['/one'] })], {
      onRead: (...file) => read.push(file.join(' ')),
      onProgress: ({ phase, done, total }) => phases.push(`${phase} ${done}/${total}`),
    });
    assert.deepEqual(read, ['one /one one']);
    assert.deepEqual(phases, ['facts 0/1']);
  });

  const files = { '/a': 'A', '/b': 'B', '/dir/c': 'C' };

  it('gives each probe its own files, opens each once, and none that nobody asked for', async () => {
    const { environment, opened, walks } = observed(memoryEnvironment(files));
    const sections = await runProbes(environment, [
      textProbe('one', { paths: ['/a', '/missing'] }),
      textProbe('two', { matches: ({ path }) => path !== '/b', accepts: () => true }),
    ]);
    assert.deepEqual(opened, ['/a', '/dir/c']);
    assert.equal(walks(), 1);
    assert.deepEqual(sections, {
      one: { status: 'complete', problems: [], facts: { '/a': { text: 'A' } } },
      two: { status: 'complete', problems: [], facts: { '/a': { text: 'A' }, '/dir/c': { text: 'C' } } },
    });
  });

  it('shows a probe of directories and live facts no file', async () => {
    const { environment, opened } = observed(memoryEnvironment(files));
    const { parse: _parse, ...silent } = textProbe('none', { paths: ['/a'], matches: () => true });
    assert.equal((await runProbes(environment, [silent])).none?.status, 'complete');
    assert.deepEqual(opened, []);
  });

  it('sorts facts by key and sections by name', async () => {
    const unsorted = textProbe('z', {
      conclude: () => ({
        facts: [
          ['b', {}],
          ['a', {}],
          ['B', {}],
        ],
      }),
    });
    const sections = await runProbes(memoryEnvironment({}), [unsorted, textProbe('a')]);
    assert.deepEqual(Object.keys(sections), ['a', 'z']);
    assert.deepEqual(Object.keys(sections.z?.facts ?? {}), ['B', 'a', 'b']);
  });

  it('takes a status that a probe gives, unless there are problems', async () => {
    const none = textProbe('none', { conclude: () => ({ facts: [], status: 'not-applicable' }) });
    const holed = memoryEnvironment({ '/a': { content: '', unreadable: 'permission denied' } });
    assert.equal((await runProbes(memoryEnvironment(files), [none])).none?.status, 'not-applicable');
    assert.equal((await runProbes(holed, [{ ...none, paths: ['/a'] }])).none?.status, 'failed');
  });

  describe('keeps what a probe throws to its own section', () => {
    const well = textProbe('well', { paths: ['/a', '/b'] });
    const all = { paths: ['/a'], matches: ({ path }: { path: string }) => path === '/b' };
    const cases = {
      'in matches': { ...all, matches: boom },
      'in accepts': { ...all, accepts: boom },
      'in parse': { ...all, parse: boom },
      'in conclude': { ...all, conclude: boom },
      'while its facts are gone through': { ...all, conclude: () => ({ facts: { [Symbol.iterator]: boom } }) },
      'in concerns': { ...all, concerns: boom },
      'in owners': { ...all, owners: boom },
    };
    for (const [where, rest] of Object.entries(cases)) {
      it(where, async () => {
        const environment = memoryEnvironment({
          ...files,
          '/hole': { directory: true, unreadable: 'permission denied' },
        });
        const asking = textProbe('asking', {
          conclude: ({ owner }) => ({ facts: [['a', { owner: owner('/a') ?? null }]] }),
        });
        const {
          ill,
          well: other,
          asking: third,
        } = await runProbes(environment, [textProbe('ill', rest), well, asking]);
        assert.deepEqual(Object.keys(other?.facts ?? {}), ['/a', '/b']);
        assert.deepEqual([other?.status, third?.status], ['complete', 'complete']);
        assert.match(ill?.status ?? '', /^(partial|failed)$/);
        assert.match(ill?.problems.map(({ message }) => message).join() ?? '', /boom/);
      });
    }
  });

  it('lets probes that share a section fill it together', async () => {
    const sections = await runProbes(memoryEnvironment(files), [
      textProbe('one', { section: 'both', paths: ['/b'] }),
      textProbe('two', { section: 'both', paths: ['/a'], conclude: boom }),
    ]);
    assert.deepEqual(Object.keys(sections), ['both']);
    assert.equal(sections.both?.status, 'partial');
    assert.deepEqual(Object.keys(sections.both?.facts ?? {}), ['/b']);
  });

  it('passes on that the environment as a whole cannot be read', async () => {
    const environment = { ...memoryEnvironment({}), scan: () => Promise.reject(new Error('truncated')) };
    await assert.rejects(runProbes(environment, [textProbe('one')]), /truncated/);
  });
});
