import type { Name } from './name.js';

/** A provider that opens a directory, and a test of what every provider owes. */
export function providerFiles({ path, id, camel, words, up }: Name): ReadonlyMap<string, string> {
  const code = `
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Environment } from '${up}model/environment.js';
import { EnvironmentError } from '${up}model/problem.js';
import type { Provider } from '${up}model/provider.js';
import { walkDisk } from '${'../'.repeat(path.split('/').length - 1) || './'}files/disk-walk.js';

/** A ${words} in a directory. */
export const ${camel}Provider: Provider = {
  id: '${id}',
  title: 'a ${words}',
  syntax: '${id}:PATH',
  async open(rest, reference): Promise<Environment> {
    const root = resolve(rest);
    if (!existsSync(root)) throw new EnvironmentError(\`there is no \${root}\`);
    return {
      description: { reference, kind: 'directory' },
      scan: (visitor) => walkDisk(root, visitor),
      close: () => Promise.resolve(),
    };
  },
};
`;
  const test = `
import assert from 'node:assert/strict';
import type { FileVisitor } from '${up}../src/model/files.js';
import { EnvironmentError } from '${up}../src/model/problem.js';
import { ${camel}Provider } from '${up}../src/providers/${path}.js';
import { scratchDirectory } from '${up}support/scratch.js';

const READ_ALL: FileVisitor = {
  select: () => 'whole',
  narrow: () => 'whole',
  visit: (_entry, content) => Buffer.from(content.bytes()).toString('utf8'),
  unreadable: () => undefined,
};

describe('${id}:', () => {
  const scratch = scratchDirectory();

  it('opens what the reference names', async () => {
    scratch.write('etc/os-release', 'ID=debian\\n');
    const reference = \`${id}:\${scratch.path()}\`;
    const environment = await ${camel}Provider.open(scratch.path(), reference, {});
    assert.equal(environment.description.reference, reference);
    const tree = await environment.scan(READ_ALL);
    assert.equal(tree.value('/etc/os-release'), 'ID=debian\\n');
    await environment.close();
  });

  it('says what it could not open', async () => {
    await assert.rejects(${camel}Provider.open(scratch.path('nowhere'), '${id}:nowhere', {}), EnvironmentError);
  });
});
`;
  return new Map([
    [`src/providers/${path}.ts`, code],
    [`test/providers/${path}.test.ts`, test],
  ]);
}
