import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, loadRules, snapshot } from '../../src/index.js';
import type { Finding } from '../../src/model/finding.js';
import type { Rule } from '../../src/model/rule.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { pendingUnless } from '../support/pending.js';
import { DIFFERENCES, type PlantedDifference } from '../support/site/differences.js';
import { Machine } from '../support/site/machine.js';
import { type Suite, siteRoot, TARGETS } from '../support/site/roots.js';
import { trial } from '../support/site/servers.js';
import { SCHEMA, SITE } from '../support/site/site.js';

/** What settings are judged by; all sections are captured once, where everything is planted. */
const SECTIONS = ['configuration', 'packages', 'os', 'users', 'openssl'];

const DEVELOPMENT: Suite = 'trixie';

describe('a site with Flask, nginx, MariaDB and others on three releases of Debian', function () {
  this.timeout(3_600_000);
  const machines = new Map<Suite, Machine>();
  let directory = '';
  let rules: readonly Rule[] = [];
  /** Commands that were seen to work on the development machine as it is, and what that is. */
  const tried = new Set<string>();
  let unchanged: Snapshot | undefined;

  /** Brings the site up on a release, or says why there is no machine with it. */
  function bring(suite: Suite): string | undefined {
    const root = siteRoot(suite);
    if ('reason' in root) return root.reason;
    const machine = new Machine(suite, root.path, directory);
    machines.set(suite, machine);
    machine.change(SITE);
    works(machine, trial('mariadb', SCHEMA));
    return undefined;
  }

  before(async function () {
    directory = mkdtempSync(join(tmpdir(), 'hostdrift-site-'));
    const reason = bring(DEVELOPMENT);
    pendingUnless(this, reason === undefined, reason ?? '');
    rules = await loadRules();
  });

  after(() => {
    for (const machine of machines.values()) machine.close();
    if (directory !== '') rmSync(directory, { recursive: true, force: true });
  });

  function machine(suite: Suite): Machine {
    const found = machines.get(suite);
    assert.ok(found);
    return found;
  }

  function works(on: Machine, commands: string): void {
    const { status, text } = on.run(commands);
    assert.equal(status, 0, `${on.suite}: ${text}`);
  }

  function taken(suite: Suite): Promise<Snapshot> {
    return snapshot(`dir:${machine(suite).root}`, { sections: SECTIONS });
  }

  /** The development machine, where it must work; most differences leave it as it is. */
  async function asDeveloped({ both, source }: PlantedDifference, commands: string): Promise<Snapshot> {
    const changed = both !== undefined || source !== undefined;
    if (changed || !tried.has(commands)) works(machine(DEVELOPMENT), commands);
    if (changed) return taken(DEVELOPMENT);
    tried.add(commands);
    unchanged ??= await taken(DEVELOPMENT);
    return unchanged;
  }

  /** What is found where the difference is planted. */
  async function found(difference: PlantedDifference, suite: Suite): Promise<readonly Finding[]> {
    const [source, target] = [machine(DEVELOPMENT), machine(suite)];
    const undo = [
      source.change({ ...difference.both, ...difference.source }),
      target.change({ ...difference.both, ...difference.target }),
    ];
    try {
      const commands = trial(difference.server, difference.proof);
      const known = await asDeveloped(difference, commands);
      const { status, text } = target.run(commands);
      assert.equal(status !== 0, difference.breaks !== undefined, `what really happens: ${status} ${text}`);
      const report = check(known, [await taken(suite)], { rules });
      return report.targets[0]?.findings ?? [];
    } finally {
      for (const back of undo) back();
    }
  }

  for (const suite of TARGETS) {
    describe(`that goes to ${suite}`, () => {
      before(function () {
        const reason = bring(suite);
        pendingUnless(this, reason === undefined, reason ?? '');
      });

      it('runs as it is, and is said to', async () => {
        for (const server of new Set(DIFFERENCES.map((difference) => difference.server))) {
          for (const on of [DEVELOPMENT, suite]) works(machine(on), trial(server));
        }
        const report = check(await taken(DEVELOPMENT), [await taken(suite)], { rules });
        assert.deepEqual(errors(report.targets[0]?.findings ?? []), []);
      });

      for (const difference of DIFFERENCES) {
        const { name, server, breaks, suites = [suite] } = difference;
        if (!suites.includes(suite)) continue;
        it(`${server}: ${name} ${breaks === undefined ? 'breaks nothing' : 'breaks'}`, async () => {
          const findings = await found(difference, suite);
          if (breaks === undefined) assert.deepEqual(errors(findings), []);
          else {
            const own = findings.filter(({ rule, message }) => rule === breaks.rule && breaks.says.test(message));
            assert.equal(own[0]?.status, 'open', `found instead: ${texts(findings).join('; ')}`);
            assert.notEqual(own[0]?.level, 'note');
          }
        });
      }
    });
  }
});

function errors(findings: readonly Finding[]): string[] {
  return texts(findings.filter(({ level, status }) => level === 'error' && status === 'open'));
}

function texts(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}
