import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ROOT } from '../../src/dev/root.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { readPackFiles } from '../../src/providers/pack-files.js';
import { REQUIREMENT_RULES } from '../../src/requirements/rules/index.js';
import { loadRules } from '../../src/rules/load.js';
import { compilePacks } from '../../src/rules/packs/compiled-packs.js';
import { loadPacks } from '../../src/rules/packs/load.js';
import { WAIVER_RULES } from '../../src/rules/policy/waiver-rules.js';
import { provedRule } from '../../src/rules/proofs/proved.js';

const PROVED = REQUIREMENT_RULES.map((descriptor) => provedRule(descriptor, 'src/requirements/rules'));
const packs = readPackFiles(join(ROOT, 'rules'));

describe('load', () => {
  it('gives the same rules from the packs and from their compiled form', async () => {
    const files = await packs;
    const compiled = compilePacks(files, loadPacks(files));
    const plain = (rules: Awaited<ReturnType<typeof loadRules>>) => JSON.parse(JSON.stringify(rules)) as unknown;
    assert.deepEqual(plain(await loadRules([{ files, compiled }])), plain(await loadRules([{ files }])));
  });

  it('takes the proofs and the rules about waivers in and sorts by id', async () => {
    const ids = (await loadRules([], PROVED)).map(({ id }) => id);
    assert.deepEqual(ids, [...PROVED, ...WAIVER_RULES].map(({ id }) => id).toSorted());
  });

  it('refuses an id that another set or a proof has', async () => {
    const files = await packs;
    await assert.rejects(loadRules([{ files }, { files: [files[0] ?? { name: '', text: '' }] }]), EnvironmentError);
    const [first] = files;
    const text = (first?.text ?? '').replace(/^ {2}- id: .*$/m, '  - id: missing-library');
    await assert.rejects(
      loadRules([{ files: [{ name: 'mine.yaml', text }] }], PROVED),
      /mine\.yaml:\d+:1: .*src\/requirements\/rules has the same/,
    );
  });

  it('costs less than 60 ms of processor time from the compiled form', async () => {
    const files = await packs;
    const compiled = compilePacks(files, loadPacks(files));
    const start = process.cpuUsage();
    await loadRules([{ files, compiled }]);
    const { user, system } = process.cpuUsage(start);
    assert.ok((user + system) / 1000 < 60, `${(user + system) / 1000} ms`);
  });
});
