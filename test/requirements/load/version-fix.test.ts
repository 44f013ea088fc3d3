import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/model/snapshot.js';
import { versionFix } from '../../../src/requirements/load/version-fix.js';
import { captured, glibcSystem, library, program, sceneOf } from '../../support/proof.js';

async function fix(name: string, version: string, knowledge: readonly Snapshot[] = []): Promise<string> {
  const scene = await sceneOf(glibcSystem(), { '/app': program() });
  return versionFix({ ...scene, knowledge }, name, version);
}

async function having(name: string, version: string, title: string, owner?: string): Promise<Snapshot> {
  const path = `/usr/lib64/${name}`;
  const snapshot = await captured({ [path]: library(name, { versions: [version] }) });
  if (owner !== undefined) Object.assign(snapshot.sections.libraries?.facts[path] ?? {}, { owner });
  return { ...snapshot, environment: { ...snapshot.environment, name: title } };
}

describe('the way out of a missing version', () => {
  it('names the base images that are known to have the C library', async () => {
    const newer = await having('libc.so.6', 'GLIBC_2.38', 'Newer 13');
    assert.match(
      await fix('libc.so.6', 'GLIBC_2.38', [newer]),
      /older than 2\.38, link statically, .*such as Newer 13\.$/,
    );
    assert.match(await fix('libc.so.6', 'GLIBC_2.40', [newer]), /or use a newer base image\.$/);
  });

  it('names the package of another library, and who has it', async () => {
    const newer = await having('libstdc++.so.6', 'GLIBCXX_3.4.32', 'Newer 13', 'deb/libstdc++6:amd64');
    const text = await fix('libstdc++.so.6', 'GLIBCXX_3.4.32', [newer]);
    assert.match(
      text,
      /^Install a newer libstdc\+\+\.so\.6 \(package libstdc\+\+6\) in the target, .* Newer 13 has one/,
    );
    assert.match(await fix('libstdc++.so.6', 'GLIBCXX_3.4.33'), /^Install a newer libstdc\+\+\.so\.6 in the target, /);
  });

  it('knows the mark of packed relocations', async () => {
    assert.match(await fix('libc.so.6', 'GLIBC_ABI_DT_RELR'), /nopack-relative-relocs/);
  });
});
