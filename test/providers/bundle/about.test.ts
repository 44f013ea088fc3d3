import assert from 'node:assert/strict';
import { liveFacts, readAbout } from '../../../src/providers/bundle/about.js';
import { readOptions } from '../../../src/providers/image/read-options.js';
import { scratchDirectory } from '../../support/scratch.js';

const TOKEN = 'hostdrift-record-1-2-3';
const record = (line: string, body = '') => `\n${TOKEN} ${line}\n${body}`;

describe('readAbout', () => {
  const { path, write } = scratchDirectory();
  const about = (...records: string[]) => {
    write('b', [`hostdrift-bundle 1 ${TOKEN}\n`, ...records, record('end -')].join(''));
    return readAbout(path('b'), readOptions({}).limits);
  };

  it('takes what stands before the files, and nothing behind', async () => {
    const said = await about(record('now 12 -'), record('host - web'), record('tree -'), record('host - other'));
    assert.deepEqual([said.name, said.said], ['web', 12]);
  });

  it('passes over what it does not know, and what is not as it should be', async () => {
    const said = await about(record('now soon -'), record('service odd nginx'), record('constructor - x'));
    assert.deepEqual([said.said, said.services], [undefined, []]);
    assert.deepEqual(Object.keys(liveFacts(said)).includes('clock'), false);
  });

  it('leaves out a file of which only a part was read', async () => {
    const said = await about(record('live - /proc/cmdline', 'ro'), record('silent - /proc/cmdline'));
    assert.deepEqual([[...said.files], said.silent], [[], ['/proc/cmdline']]);
  });
});
