import assert from 'node:assert/strict';
import type { Environment } from '../../src/model/environment.js';
import type { FileVisitor } from '../../src/model/files.js';
import type { Probe } from '../../src/model/probe.js';
import { gather } from '../../src/probes/harvest.js';
import { type MemoryFile, memoryEnvironment } from '../support/memory-environment.js';
import { textProbe } from '../support/probes.js';

/** What the only probe, which asks for `paths`, got: text by real path, and problems by path. */
async function gathered(environment: Environment, paths: readonly string[]): Promise<Record<string, unknown>> {
  const { harvests } = await gather(environment, [textProbe('one', { paths })]);
  const [harvest] = harvests;
  return {
    files: Object.fromEntries([...(harvest?.files ?? [])].map(([path, { parsed }]) => [path, parsed])),
    problems: Object.fromEntries([...(harvest?.problems ?? [])].map(([path, { message }]) => [path, message])),
  };
}

/** An environment in which `name` is a hard link in an archive: its content passes by as that of `first`. */
function hardLinked(files: Record<string, MemoryFile>, name: string, first: string): Environment {
  const environment = memoryEnvironment(files);
  return {
    ...environment,
    async scan(visitor: FileVisitor) {
      const tree = await environment.scan({
        select: (entry) => (entry.path === name ? 'none' : visitor.select(entry)),
        narrow: (entry, head) => visitor.narrow(entry, head),
        visit: (entry, content) => visitor.visit(entry, content),
        unreadable: (entry, error) => visitor.unreadable(entry, error),
      });
      return {
        holes: tree.holes,
        lookup: (path) => tree.lookup(path),
        lookupLink: (path) => tree.lookupLink(path),
        canonical: (path) => tree.canonical(path),
        list: (path) => tree.list(path),
        entries: () => tree.entries(),
        values: () => tree.values(),
        value: (path) => tree.value(path === name ? first : path),
      };
    },
  };
}

describe('gather', () => {
  const release = { '/usr/lib/os-release': 'ID=x' };

  it('finds a well-known file behind a link, and behind a link to its directory', async () => {
    const link = memoryEnvironment({ ...release, '/etc/os-release': { link: '../usr/lib/os-release' } });
    assert.deepEqual((await gathered(link, ['/etc/os-release'])).files, { '/usr/lib/os-release': 'ID=x' });
    const directory = memoryEnvironment({ ...release, '/lib': { link: 'usr/lib' } });
    assert.deepEqual((await gathered(directory, ['/lib/os-release'])).files, { '/usr/lib/os-release': 'ID=x' });
  });

  it('finds it through a chain of links, once', async () => {
    const environment = memoryEnvironment({
      '/data/real': 'ID=x',
      '/etc': { link: 'private/etc' },
      '/private/etc/os-release': { link: '/one' },
      '/one': { link: 'data/../data/real' },
    });
    const found = await gathered(environment, ['/etc/os-release', '/one']);
    assert.deepEqual(found, { files: { '/data/real': 'ID=x' }, problems: {} });
  });

  it('reads what files lead to as long as they lead further, of a stream only a few times', async () => {
    const chain = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`/n/${n}`, `/n/${n + 1}`]));
    const probe: Probe<string> = {
      ...(textProbe('chain', { paths: ['/n/1'] }) as Probe<string>),
      follows: ({ files }) => [...files.values()].map(({ parsed }) => parsed),
    };
    const read = async (environment: Environment) => [
      ...((await gather(environment, [probe])).harvests[0]?.files.keys() ?? []),
    ];
    const asked: (readonly string[])[] = [];
    const memory = memoryEnvironment(chain);
    const counting: Environment = {
      ...memory,
      scan: (visitor, only) => {
        asked.push([...(only ?? [])]);
        return memory.scan(visitor);
      },
    };
    assert.deepEqual(await read(counting), Object.keys(chain));
    assert.deepEqual(asked, [[], ['/n/2'], ['/n/3'], ['/n/4'], ['/n/5'], ['/n/6']]);
    assert.deepEqual(await read({ ...memory, isStream: true }), ['/n/1', '/n/2', '/n/3', '/n/4']);
  });

  it('walks again only where something is missing', async () => {
    let walks = 0;
    const environment = memoryEnvironment({ ...release, '/etc/os-release': { link: '../usr/lib/os-release' } });
    const counting = {
      ...environment,
      scan: (visitor: FileVisitor) => {
        walks += 1;
        return environment.scan(visitor);
      },
    };
    await gathered(counting, ['/etc/os-release', '/usr/lib/os-release', '/missing']);
    assert.equal(walks, 1);
    await gathered(counting, ['/etc/os-release']);
    assert.equal(walks, 3);
  });

  it('does not ask the first bytes of a well-known file behind a link', async () => {
    const environment = memoryEnvironment({ '/real': 'text', '/known': { link: 'real' } });
    const picky = textProbe('one', { paths: ['/known'], matches: () => true, accepts: () => false });
    const { harvests } = await gather(environment, [picky]);
    assert.equal(harvests[0]?.files.get('/real')?.parsed, 'text');
  });

  it('finds a well-known file that is a hard link to a file that nobody asked for', async () => {
    const files = { '/store/x': 'root', '/etc/passwd': 'root', '/store/same-size': 'toor' };
    const found = await gathered(hardLinked(files, '/etc/passwd', '/store/x'), ['/etc/passwd']);
    assert.deepEqual(found, { files: { '/etc/passwd': 'root' }, problems: {} });
  });

  it('says so where the content of a file that is there never passes by', async () => {
    const found = await gathered(hardLinked({ '/etc/passwd': 'root' }, '/etc/passwd', '/gone'), ['/etc/passwd']);
    assert.deepEqual(found, {
      files: {},
      problems: { '/etc/passwd': '/etc/passwd is there, but its content was not found' },
    });
  });

  it('takes a dangling link and a directory for nothing, and a loop for a problem', async () => {
    const environment = memoryEnvironment({
      '/dangling': { link: 'nowhere' },
      '/directory/x': '',
      '/loop': { link: 'loop' },
    });
    const found = await gathered(environment, ['/dangling', '/directory', '/loop']);
    assert.deepEqual(found.files, {});
    assert.deepEqual(Object.keys(found.problems as object), ['/loop']);
  });
});
