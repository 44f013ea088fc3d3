import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeLicences } from '../../../src/dev/build/licences.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('writeLicences', () => {
  const scratch = scratchDirectory();
  const write = async (...packages: string[]) => {
    await writeLicences(scratch.path(), packages, scratch.path('out.txt'));
    return readFileSync(scratch.path('out.txt'), 'utf8');
  };
  const manifest = (rest: object) => JSON.stringify({ name: 'a', version: '1.2.3', ...rest });

  it('takes over the text of a licence file, whatever the file is called', async () => {
    scratch.write('node_modules/a/package.json', manifest({ license: 'MIT' }));
    scratch.write('node_modules/a/LICENSE-MIT.md', 'Copyright somebody\n');
    scratch.write('node_modules/b/package.json', manifest({ name: 'b', license: 'ISC' }));
    scratch.write('node_modules/b/licence', 'Copyright another\n');
    const text = await write('node_modules/a', 'node_modules/b');
    assert.match(text, /a 1\.2\.3 \(MIT\)\n\nCopyright somebody\n[\s\S]*b 1\.2\.3 \(ISC\)\n\nCopyright another\n$/);
  });

  it('names licence and author where there is no text', async () => {
    scratch.write('a/package.json', manifest({ license: 'MIT', author: { name: 'Somebody' } }));
    assert.match(await write('a'), /a 1\.2\.3 \(MIT\)\n\nAuthor: Somebody\n/);
    scratch.write('a/package.json', manifest({ license: 'MIT', author: 'Another' }));
    assert.match(await write('a'), /Author: Another\n/);
    scratch.write('a/package.json', manifest({ license: 'MIT' }));
    assert.match(await write('a'), /Author: not named\n/);
  });

  it('refuses a package without any licence', async () => {
    scratch.write('a/package.json', manifest({}));
    await assert.rejects(write('a'), /a does not say under which licence it is/);
  });
});
