import type { Deployment } from '../../src/model/proof.js';
import { nodeProver } from '../../src/requirements/provers/node.js';
import type { ElfSpec } from './elf/spec.js';
import { captured, deployed, type Files, glibcSystem, program } from './proof.js';

/** A system with Node.js of that release in /usr/local, whose program is this one. */
export function nodeSystem(version: string, modules: number, more: Files = {}, node: ElfSpec = {}): Files {
  const [major, minor, patch] = version.split('.');
  const header = [
    `#define NODE_MAJOR_VERSION ${major}`,
    `#define NODE_MINOR_VERSION ${minor}`,
    `#define NODE_PATCH_VERSION ${patch}`,
    `#define NODE_MODULE_VERSION ${modules}`,
  ];
  return {
    ...glibcSystem(),
    '/usr/bin/node': program(node),
    '/usr/include/node/node_version.h': header.join('\n'),
    ...more,
  };
}

/** A package of that name in the payload's node_modules, with an empty file to start it where no other is given. */
export function installed(name: string, json: object = {}, files: Files = {}): Files {
  const directory = `/node_modules/${name}`;
  const hasMain = Object.keys(files).length > 0 || 'main' in json || 'exports' in json;
  const placed = Object.entries(hasMain ? files : { 'index.js': '' }).map(
    ([path, file]) => [`${directory}/${path}`, file] as const,
  );
  return {
    [`${directory}/package.json`]: JSON.stringify({ name, version: '1.0.0', ...json }),
    ...Object.fromEntries(placed),
  };
}

/** What the prover says of the payload in that system: `LEVEL CAUSE`, in order. */
export async function nodeCauses(target: Files, payload: Files, more: Partial<Deployment> = {}): Promise<string[]> {
  const deployment = deployed({ commands: [['node', '/opt/app/app.js']], ...more });
  const proofs = nodeProver.prove(await captured(payload), await captured(target), deployment);
  return proofs.flatMap(({ unmet }) =>
    unmet.map(({ level, cause, status }) => `${status === 'unknown' ? status : level} ${cause}`),
  );
}
