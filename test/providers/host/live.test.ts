import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, version } from 'node:os';
import type { LiveFacts } from '../../../src/model/environment.js';
import { readLiveFacts } from '../../../src/providers/host/live.js';
import { pendingUnless } from '../../support/pending.js';

describe('live facts', () => {
  let facts: LiveFacts;

  before(async () => {
    facts = await readLiveFacts();
  });

  it('answer every question on the machine of this test', () => {
    assert.deepEqual(facts.problems, []);
  });

  it('name the running kernel', () => {
    assert.deepEqual(facts.kernel, {
      release: release(),
      ...(process.platform === 'linux' ? { version: version() } : {}),
    });
  });

  it('count the memory in bytes, as the system does', () => {
    assert.equal(facts.memory?.total, totalmem());
    assert.ok(Number.isSafeInteger(facts.memory?.swap) && (facts.memory?.swap ?? -1) >= 0);
  });

  it('name the processor, what it can do, and how often it is there', () => {
    assert.match(facts.cpu?.model ?? '', /\S/);
    assert.ok((facts.cpu?.count ?? 0) >= 1 && (facts.cpu?.count ?? 0) <= Math.max(1, cpus().length));
    assert.ok(facts.cpu?.flags.every((flag) => /^\S+$/.test(flag)));
  });

  it('give the processor flags of Linux', function () {
    pendingUnless(this, process.platform === 'linux' && process.arch === 'x64', 'this is no Linux on x86-64');
    const line = /^flags\s*:\s*(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? '';
    assert.deepEqual([...(facts.cpu?.flags ?? [])].sort(), line.trim().split(/\s+/).sort());
  });
});
