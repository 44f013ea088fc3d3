import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestSource } from './generate/manifest.js';
import { generatedSources } from './generate/sources.js';
import { ROOT } from './root.js';

/** Rewrites the committed files that follow from others: the registries, the version, and oclif's manifest. */
for (const [path, source] of await generatedSources(ROOT)) await writeFile(join(ROOT, path), source);
// The manifest describes the built commands, and those may use what was just written.
const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
if (build.status !== 0) throw new Error('the build failed; oclif.manifest.json is not renewed');
await writeFile(join(ROOT, 'oclif.manifest.json'), await manifestSource(ROOT));
// In a process of its own: this one has loaded what was there before.
const pages = spawnSync(process.execPath, [join(ROOT, 'build/src/dev/pages.js')], { stdio: 'inherit' });
if (pages.status !== 0) throw new Error('the reference in docs is not renewed');
