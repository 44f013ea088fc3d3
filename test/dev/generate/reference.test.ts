import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { referencePages, rulesPage, snapshotPage } from '../../../src/dev/generate/reference.js';
import { ROOT } from '../../../src/dev/root.js';
import { textProbe } from '../../support/probes.js';

describe('the reference', () => {
  it('is current', async () => {
    for (const [path, text] of await referencePages()) {
      assert.equal(readFileSync(join(ROOT, path), 'utf8'), text, `${path} is stale: npm run generate`);
    }
  });

  it('has the fields of every kind of fact in a section', () => {
    const schema = z.union([
      z.object({ kind: z.literal('a'), list: z.array(z.string()).optional().meta({ description: 'A | B' }) }),
      z.object({ kind: z.enum(['b', 'c']) }).meta({ id: 'Other' }),
    ]);
    const text = snapshotPage([textProbe('things', { schema } as never)]);
    assert.match(text, /^## things\n\nthings\n/m);
    assert.ok(text.includes('| `kind` | `"a"` |  |\n| `list?` | list of string | A \\| B |'));
    assert.ok(text.includes('| `kind` | `b`, `c` |  |'));
  });

  it('ends where a record holds records of its own kind', () => {
    const node: z.ZodType = z
      .object({
        name: z.string(),
        get inner() {
          return node.optional();
        },
      })
      .meta({ id: 'Node' });
    const schema = z.object({ tree: node });
    assert.ok(snapshotPage([textProbe('things', { schema } as never)]).includes('| `tree` | object |  |'));
  });

  it('lets no rule break its table', () => {
    const rule = {
      id: 'x',
      level: 'error' as const,
      title: 'a | b',
      why: 'c\nd',
      fix: 'e',
      references: ['https://x.example'],
    };
    const text = rulesPage([{ ...rule, examples: [], sections: [], origin: 'x', judge: () => [] }]);
    assert.ok(text.includes('| [`x`](#x) | error | a \\| b |'));
    assert.match(text, /\n## x\n\nerror: a \\\| b\n\nc d\n\n\*\*Fix:\*\* e\n\n- <https:\/\/x\.example>\n/);
  });
});
