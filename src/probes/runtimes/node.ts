import { ElfType } from '../../formats/elf/header.js';
import { elfHead } from '../../formats/elf/ranges.js';
import {
  moduleVersionOf,
  nodeApiOf,
  releaseInHeader,
  releaseInProgram,
  SOURCE_ADDRESS,
} from '../../formats/node/release.js';
import { toText } from '../../formats/text-problem.js';
import { NodeFact } from '../../model/facts/node.js';
import type { Content, Entry, Range } from '../../model/files.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { known } from '../binaries/elf-fields.js';
import { linksTo } from '../binaries/links.js';
import { fileName } from '../binaries/names.js';
import { directoryOf, joined } from './node-paths.js';

interface Parsed {
  readonly role: 'program' | 'library' | 'header';
  readonly version?: string | undefined;
  readonly modules?: number | undefined;
}

/** A program that is only a little larger than its own start gets the rest from a library. */
const SMALL = 4 * 1024 * 1024;
/** How much of a file is looked through at a time. */
const WINDOW = 4 * 1024 * 1024;
/** An address that lies across two windows is found in one of them. */
const OVERLAP = 256;
/** Where it says what it was made from: too large to be brought whole. */
const SOURCE = { paths: ['*/node', '*/nodejs', '*/libnode.so*'], text: SOURCE_ADDRESS, length: 120 };
const HEADER = '/include/node/node_version.h';

/** Every Node.js, with its release and what compiled add-ons must match; nothing is started to know that. */
export const nodeProbe: Probe<Parsed, NodeFact> = {
  id: 'node',
  title: 'Node.js',
  schema: NodeFact,
  matches: ({ path, mode }) =>
    (/\/(?:node|nodejs)(?:-?\d+)?$/.test(path) && (mode & 0o111) !== 0) ||
    /\/libnode\.so[^/]*$/.test(path) ||
    path.endsWith(HEADER),
  candidates: { whole: [`*${HEADER}`], parts: ['*/libnode.so*'], searched: [SOURCE], executables: true },
  accepts(head, entry) {
    if (entry.path.endsWith(HEADER)) return true;
    const elf = elfHead(head, entry.size);
    if (elf === undefined || elf.type === ElfType.relocatable) return false;
    return entry.size < SMALL ? [] : [textOf(entry)];
  },
  parse: (content, entry) => parse(content, entry),
  concerns: () => false,
  conclude: (context) => ({ facts: factsOf(context) }),
  comparison: {
    ignore: ['owner', 'links'],
    pairBy: (key) => fileName(key),
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

/** The part in which linkers put texts: of a library behind its code, of programs of many linkers somewhere in the middle. */
function textOf({ path, size }: Entry): Range {
  const [from, part] = roleOf(path) === 'library' ? [0.6, 0.35] : [0.25, 0.65];
  return { offset: Math.floor(size * from), length: Math.ceil(size * part) };
}

function roleOf(path: string): 'program' | 'library' {
  return fileName(path).startsWith('lib') ? 'library' : 'program';
}

function parse(content: Content, entry: Entry): Parsed {
  if (entry.path.endsWith(HEADER)) return { role: 'header', ...releaseInHeader(toText(content.bytes())) };
  const role = roleOf(entry.path);
  if (entry.size < SMALL) return { role };
  if (content.found !== undefined) {
    const version = content.found.map(releaseInProgram).find((release) => release !== undefined);
    return { role, ...(version === undefined ? {} : { version }) };
  }
  const { offset, length } = textOf(entry);
  for (let at = offset; at < offset + length; at += WINDOW - OVERLAP) {
    const version = releaseInProgram(content.read(at, Math.min(WINDOW, offset + length - at)));
    if (version !== undefined) return { role, version };
  }
  return { role };
}

function* factsOf(context: ProbeContext<Parsed>): Iterable<readonly [string, NodeFact]> {
  const links = linksTo(context.tree);
  const libraries = [...context.files].filter(([, { parsed }]) => parsed.role === 'library');
  for (const [path, { parsed, entry }] of context.files) {
    if (parsed.role !== 'program') continue;
    const header = context.tree.lookup(joined(directoryOf(path), `../${HEADER}`));
    const told = header === undefined ? undefined : context.files.get(header.path)?.parsed;
    const [library, body] = entry.size < SMALL ? (libraries.at(-1) ?? []) : [];
    const version = parsed.version ?? body?.parsed.version ?? told?.version;
    const own = told?.version === version ? told?.modules : undefined;
    const fact: { [Key in keyof NodeFact]: NodeFact[Key] | undefined } = {
      version,
      modules: own ?? libraryModules(library) ?? (version === undefined ? undefined : moduleVersionOf(version)),
      nodeApi: version === undefined ? undefined : nodeApiOf(version),
      library,
      links: links.get(path) === undefined ? undefined : [...(links.get(path) ?? [])],
      owner: context.owner(path),
    };
    yield [path, known<NodeFact>(fact)];
  }
}

/** Distributions call the library after its NODE_MODULE_VERSION. */
function libraryModules(path: string | undefined): number | undefined {
  const modules = path === undefined ? undefined : /\.so\.(\d+)$/.exec(path)?.[1];
  return modules === undefined ? undefined : Number(modules);
}
