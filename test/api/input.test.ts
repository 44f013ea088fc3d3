import assert from 'node:assert/strict';
import { ruleInput } from '../../src/api/input.js';
import type { Fact } from '../../src/model/snapshot.js';
import { snapshotOf } from '../support/rules.js';

const elf = (machine: string): Fact => ({
  kind: 'elf',
  linking: 'static',
  class: 64,
  machine,
  needed: [],
  requires: {},
});
const shell = { '/bin/sh': { ...elf('x86_64'), links: [] } };
const target = snapshotOf({
  os: { release: { id: 'debian' }, architecture: { architecture: 'amd64', machine: 'x86_64' } },
  packages: {},
  programs: shell,
  libraries: {},
  loader: {},
});
const bare = (programs: Record<string, Fact>) =>
  snapshotOf({ os: {}, packages: { status: 'not-applicable' }, programs, libraries: {}, loader: {} });

describe('what the rules are shown', () => {
  it('shows of a bare payload the packages of languages alone', () => {
    const payload = bare({ '/app': elf('x86_64') });
    const section = { status: 'complete' as const, problems: [], facts: { '/node_modules/pg': { kind: 'package' } } };
    const sections = { ...payload.sections, 'node-packages': section };
    const { source } = ruleInput({ ...payload, sections }, target);
    assert.deepEqual(Object.keys(source.sections['node-packages']?.facts ?? {}), ['/node_modules/pg']);
    assert.equal(source.sections.programs?.status, 'not-applicable');
  });

  it('is, of a bare payload, what is proved of it, and no difference to the system', () => {
    const input = ruleInput(bare({ '/app': elf('x86_64') }), target);
    assert.deepEqual(input.differences, []);
    assert.deepEqual(
      input.proofs?.map(({ entry, verdict }) => [entry, verdict]),
      [['/opt/app/app', 'runs']],
    );
  });

  it('is, of a whole system, also how it differs', () => {
    const source = snapshotOf({
      os: { release: { id: 'ubuntu' } },
      packages: {},
      programs: shell,
      libraries: {},
      loader: {},
    });
    assert.equal(ruleInput(source, target).differences.length > 0, true);
  });

  it('is refused where there is nothing to check', () => {
    assert.throws(() => ruleInput(bare({}), target), /there is nothing to check/);
    const partial = bare({});
    const unread = { status: 'partial', problems: [{ reason: 'unreadable', message: 'x' }], facts: {} } as const;
    const sections = { ...partial.sections, programs: { ...unread, problems: [...unread.problems] } };
    assert.deepEqual(ruleInput({ ...partial, sections }, target).proofs, []);
  });

  it('is refused for an entry that is nowhere', () => {
    assert.throws(
      () => ruleInput(bare({ '/app': elf('x86_64') }), target, { entries: ['bin/none'] }),
      /no program \/opt\/app\/bin\/none/,
    );
  });

  it('takes a program for another processor for a variant while others fit', () => {
    const level = (programs: Record<string, Fact>, entries?: string[]) =>
      ruleInput(bare(programs), target, { entries }).proofs?.flatMap(({ unmet }) => unmet.map((need) => need.level));
    assert.deepEqual(level({ '/a': elf('aarch64'), '/b': elf('x86_64') }), ['note']);
    assert.deepEqual(level({ '/a': elf('aarch64') }), ['error']);
    assert.deepEqual(level({ '/a': elf('aarch64'), '/b': elf('x86_64') }, ['/a']), ['error']);
  });
});
