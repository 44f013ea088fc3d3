import type { Name } from './name.js';

/** A probe that reads a file of its own name into one fact, and a test of what every probe owes. */
export function probeFiles({ path, id, camel, pascal, words, up }: Name): ReadonlyMap<string, string> {
  const code = `
import * as z from 'zod';
import type { Probe } from '${up}model/probe.js';

const ${pascal}Fact = z
  .object({ value: z.string().meta({ description: 'What the file says.' }) })
  .meta({ id: '${pascal}Fact' });

const FILE = '/etc/${id}';

/** The ${words}, from a file whose specification belongs here. */
export const ${camel}Probe: Probe<string, z.infer<typeof ${pascal}Fact>> = {
  id: '${id}',
  title: '${words}',
  schema: ${pascal}Fact,
  paths: [FILE],
  parse: (content) => Buffer.from(content.bytes()).toString('utf8').trim(),
  conclude(context) {
    const file = context.file(FILE);
    return { facts: file === undefined ? [] : [['${id}', { value: file.parsed }]] };
  },
};
`;
  const test = `
import assert from 'node:assert/strict';
import { runProbes } from '${up}../src/probes/engine.js';
import { ${camel}Probe } from '${up}../src/probes/${path}.js';
import { type MemoryFile, memoryEnvironment } from '${up}support/memory-environment.js';

async function section(files: Record<string, MemoryFile>) {
  const sections = await runProbes(memoryEnvironment(files), [${camel}Probe]);
  return sections[${camel}Probe.section ?? ${camel}Probe.id];
}

describe('the ${id} probe', () => {
  it('reads its file', async () => {
    assert.deepEqual((await section({ '/etc/${id}': 'value\\n' }))?.facts, { '${id}': { value: 'value' } });
  });

  it('knows that nothing is there', async () => {
    assert.deepEqual(await section({}), { status: 'complete', problems: [], facts: {} });
  });

  it('does not know what it could not read', async () => {
    const found = await section({ '/etc/${id}': { content: '', unreadable: 'input/output error' } });
    assert.notEqual(found?.status, 'complete');
    assert.equal(found?.problems[0]?.path, '/etc/${id}');
  });
});
`;
  return new Map([
    [`src/probes/${path}.ts`, code],
    [`test/probes/${path}.test.ts`, test],
  ]);
}
