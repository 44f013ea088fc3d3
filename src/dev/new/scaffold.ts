import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatted } from '../format.js';
import { entriesOf, REGISTRIES } from '../generate/registries.js';
import { generatedSources } from '../generate/sources.js';
import { type Name, nameOf } from './name.js';
import { probeFiles } from './probe.js';
import { providerFiles } from './provider.js';
import { reporterFiles } from './reporter.js';
import { ruleFiles } from './rule.js';

interface Kind {
  /** What is written: text by path. A rule is added to a pack that exists. */
  files(name: Name): ReadonlyMap<string, string>;
  /** Ids that something of this kind has already, in camel case for what is registered in code. */
  taken(root: string): Promise<readonly string[]>;
}

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['probe', { files: probeFiles, taken: registered('Probe') }],
  ['provider', { files: providerFiles, taken: registered('Provider') }],
  ['rule', { files: ruleFiles, taken: ruleIds }],
  ['reporter', { files: reporterFiles, taken: registered('Reporter') }],
]);

/** The kinds that can be made. */
export const KIND_NAMES: readonly string[] = [...KINDS.keys()];

/** Thrown when nothing was written because the request makes no sense; the message is for the person who made it. */
export class ScaffoldError extends Error {
  override readonly name = 'ScaffoldError';
}

/**
 * Writes code and test of a new thing into the project at `root`, formatted, and registers it.
 * Returns the paths written, relative to `root`. Throws {@link ScaffoldError}, and writes nothing, for an unknown kind,
 * a name that is none, and a name that is taken.
 */
export async function scaffold(root: string, kind: string, text: string): Promise<readonly string[]> {
  const chosen = KINDS.get(kind);
  if (chosen === undefined) throw new ScaffoldError(`there is no kind '${kind}'; there are ${KIND_NAMES.join(', ')}`);
  const name = nameOf(text);
  if (name === undefined) throw new ScaffoldError(`'${text}' is no name: expected lower case with hyphens`);
  const taken = await chosen.taken(root);
  if (taken.includes(name.id) || taken.includes(name.camel)) throw new ScaffoldError(`a ${kind} '${name.id}' exists`);
  const sources = await Promise.all([...chosen.files(name)].map(([path, source]) => complete(root, path, source)));
  for (const [path, source] of sources) await write(root, path, source);
  for (const [path, source] of await generatedSources(root)) await write(root, path, source);
  return sources.map(([path]) => path);
}

/** The whole text of a file: formatted code, or a pack with a rule added. */
async function complete(root: string, path: string, source: string): Promise<readonly [path: string, source: string]> {
  const exists = existsSync(join(root, path));
  if (path.endsWith('.yaml')) {
    const pack = exists ? await readFile(join(root, path), 'utf8') : 'rules:\n';
    return [path, `${pack.trimEnd()}\n${exists ? '\n' : ''}${source}`];
  }
  if (exists) throw new ScaffoldError(`${path} exists`);
  return [path, formatted(root, path, source)];
}

function registered(type: string): Kind['taken'] {
  return async (root) => {
    const registries = REGISTRIES.filter((registry) => registry.type === type);
    const entries = await Promise.all(registries.map((registry) => entriesOf(root, registry)));
    return entries.flat().map(({ name }) => name.slice(0, -type.length));
  };
}

async function ruleIds(root: string): Promise<readonly string[]> {
  const packs = (await readdir(join(root, 'rules'))).filter((file) => file.endsWith('.yaml'));
  const texts = await Promise.all(packs.map((file) => readFile(join(root, 'rules', file), 'utf8')));
  return texts.flatMap((text) => [...text.matchAll(/^ *- id: *([a-z0-9-]+)/gm)].map((match) => match[1] ?? ''));
}

async function write(root: string, path: string, source: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), source);
}
