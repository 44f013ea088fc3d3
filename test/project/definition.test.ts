import assert from 'node:assert/strict';
import { ProjectDefinition } from '../../src/project/definition.js';

describe('ProjectDefinition', () => {
  it('fills in what is not said', () => {
    assert.deepEqual(ProjectDefinition.parse({}), {
      environments: {},
      payload: {},
      rules: [],
      settings: [],
      levels: {},
      ignore: [],
      waivers: [],
      outputs: {},
      redaction: { names: [] },
    });
  });

  it('takes a day only where the calendar has it', () => {
    const waiver = (expires: string) => ({ waivers: [{ rule: 'a', reason: 'b', owner: 'c', expires }] });
    assert.ok(ProjectDefinition.safeParse(waiver('2024-02-29')).success);
    assert.ok(!ProjectDefinition.safeParse(waiver('2023-02-29')).success);
    assert.ok(!ProjectDefinition.safeParse(waiver('2023-13-01')).success);
  });
});
