import { ElfError } from '../../formats/elf/source.js';
import {
  constantRanges,
  loadedExtensions,
  type PhpProgram,
  readPhpExtension,
  readPhpProgram,
} from '../../formats/php/program.js';
import { PhpRuntimeFact } from '../../model/facts/php.js';
import { type Content, type Entry, HEAD_BYTES } from '../../model/files.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { known } from '../binaries/elf-fields.js';
import { elfHeadOf } from '../binaries/elf-head.js';
import { linksTo } from '../binaries/links.js';
import { fileName } from '../binaries/names.js';

/** Programs of PHP, and the library that it is in other programs. */
const PROGRAM = /\/(?:s?bin\/php(?:-?(?:fpm|cgi|cli))?-?\d*(?:\.\d+)?|(?:lib|mod_)php[\d.]*\.so)$/;
const EXTENSION = /\/php[^/]*\/.*\.so$/;
const SETTINGS = /\/php[^/]*(?:\/.*)?\.(?:ini|d\/[^/]+\.ini)$/;

type Parsed =
  | { readonly kind: 'program'; readonly program: PhpProgram }
  | { readonly kind: 'extension'; readonly api: string }
  | { readonly kind: 'settings'; readonly loads: readonly string[] }
  | undefined;

/** Every PHP: its release, the interface of its extensions, and which of them it has; nothing is started to know that. */
export const phpRuntimeProbe: Probe<Parsed, PhpRuntimeFact> = {
  id: 'php-runtime',
  title: 'PHP and its extensions',
  schema: PhpRuntimeFact,
  matches: ({ path }) => path.includes('php') && (PROGRAM.test(path) || EXTENSION.test(path) || SETTINGS.test(path)),
  candidates: {
    text: ['*/php*.ini'],
    whole: ['*/bin/php*', '*/sbin/php*', '*/libphp*.so', '*/mod_php*.so', '*/php*/*.so'],
  },
  accepts(head, entry) {
    if (entry.path.endsWith('.ini')) return true;
    return elfHeadOf(entry, head)?.type === undefined ? false : [{ offset: 0, length: HEAD_BYTES }, ...rangesIn(head)];
  },
  parse: (content, entry) => parse(content, entry),
  concerns: (path) => /^\/usr\/(?:local\/)?s?bin(?:\/php[^/]*)?$/.test(path),
  conclude: (context) => ({ facts: factsOf(context) }),
  comparison: {
    ignore: ['owner', 'links', 'extensionDirectory'],
    pairBy: (key, { kind, name }) =>
      kind === 'extension' ? `extension ${String(name)}` : fileName(key).replace(/[\d.]+$/, ''),
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

function rangesIn(head: Uint8Array): ReturnType<typeof constantRanges> {
  try {
    return constantRanges(head);
  } catch (error) {
    if (error instanceof ElfError) return [];
    throw error;
  }
}

function parse(content: Content, { path }: Entry): Parsed {
  if (path.endsWith('.ini'))
    return { kind: 'settings', loads: loadedExtensions(new TextDecoder().decode(content.bytes())) };
  const ranges = rangesIn(content.read(0, HEAD_BYTES));
  if (PROGRAM.test(path)) {
    const program = readPhpProgram(content, ranges);
    return program === undefined ? undefined : { kind: 'program', program };
  }
  const api = readPhpExtension(content, ranges);
  return api === undefined ? undefined : { kind: 'extension', api };
}

function* factsOf(context: ProbeContext<Parsed>): Iterable<readonly [string, PhpRuntimeFact]> {
  const links = linksTo(context.tree);
  for (const [path, { parsed }] of context.files) {
    const owner = context.owner(path);
    if (parsed?.kind === 'extension') {
      const fact = { kind: 'extension' as const, name: extensionName(path), api: parsed.api };
      yield [path, owner === undefined ? fact : { ...fact, owner }];
    }
    if (parsed?.kind !== 'program') continue;
    const { version, api, extensionDirectory, builtIn } = parsed.program;
    const loads = loadsOf(parsed.program, context);
    const isThere = (name: string) => context.tree.lookup(`${extensionDirectory}/${name}.so`) !== undefined;
    const absent = loads.filter((name) => !builtIn.includes(name) && !isThere(name));
    const others = links.get(path);
    const fact = {
      kind: 'interpreter' as const,
      version,
      api,
      extensionDirectory,
      extensions: [...new Set([...builtIn, ...loads.filter((name) => !absent.includes(name))])].sort(),
      absent: absent.length === 0 ? undefined : absent,
      links: others === undefined ? undefined : [...others],
      owner,
    };
    yield [path, known<Extract<PhpRuntimeFact, { kind: 'interpreter' }>>(fact)];
  }
}

/** What its `php.ini` and the files beside it load, sorted. A file that is not readable throws. */
function loadsOf({ scanDirectory }: PhpProgram, { tree, file }: ProbeContext<Parsed>): string[] {
  if (scanDirectory === undefined) return [];
  const scanned = (tree.list(scanDirectory) ?? []).map((name) => `${scanDirectory}/${name}`);
  const ini = `${scanDirectory.slice(0, scanDirectory.lastIndexOf('/'))}/php.ini`;
  const loads = [ini, ...scanned].flatMap((path) => {
    const parsed = file(path)?.parsed;
    return parsed?.kind === 'settings' ? parsed.loads : [];
  });
  return [...new Set(loads)].sort();
}

function extensionName(path: string): string {
  return fileName(path).replace(/\.so$/, '').toLowerCase();
}
