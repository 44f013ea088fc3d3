import { type PamLine, parsePam } from '../../formats/config/pam.js';
import type { ConfigurationFile, ConfigurationFiles } from './settings/files.js';
import { configurationProbe } from './settings/probe.js';
import type { Setting } from './settings/setting.js';

/** The first that has a file of the service counts (pam.d(5)). */
const DIRECTORIES = ['/etc/pam.d', '/usr/lib/pam.d', '/usr/share/pam.d'];

/** What distributions have others include, and no program asks for: Debian, Red Hat, Arch and Alpine. */
const SHARED = /^(?:common|system|base)-|^(?:password|fingerprint|smartcard)-auth$|^postlogin$/;

const TYPES = ['auth', 'account', 'password', 'session'];

const MAX_DEPTH = 16;

/** Lines of one stack, with those of what is included: files that include each other many times over have no end. */
const MOST_LINES = 2000;

/** Where modules lie, but for those of an architecture. */
const PLACES = ['/usr/lib64/security', '/lib64/security', '/usr/lib/security', '/lib/security'];

/** Stacks of PAM with what they include, in order: `pam:sshd.session`, `required pam_limits.so` among its values. */
export const pamProbe = configurationProbe({
  id: 'pam',
  title: 'stacks of PAM',
  roots: DIRECTORIES,
  *settings(files) {
    const modules = modulePlaces(files);
    for (const [name, file] of services(files)) {
      const lines = SHARED.test(name) ? [] : flat(files, file, { left: MOST_LINES });
      for (const type of TYPES) yield* stackOf(name, type, file, lines, files, modules);
    }
  },
});

function services(files: ConfigurationFiles): ReadonlyMap<string, ConfigurationFile> {
  const found = new Map<string, ConfigurationFile>();
  for (const directory of DIRECTORIES) {
    for (const name of files.names(directory)) {
      const file = found.has(name) || /[.~]/.test(name) ? undefined : files.read(`${directory}/${name}`);
      if (file !== undefined) found.set(name, file);
    }
  }
  return found;
}

/** The lines of a file with those of what it includes in their place; `only` takes those of one type. */
function flat(
  files: ConfigurationFiles,
  file: ConfigurationFile,
  budget: { left: number },
  depth = 0,
  only?: string,
): PamLine[] {
  const own: PamLine[] = [];
  for (const line of parsePam(file.text)) {
    if (budget.left-- <= 0) break;
    if (only !== undefined && line.type !== '' && line.type !== only) continue;
    const other = line.control === 'include' || line.control === 'substack' ? line.words[0] : undefined;
    if (other === undefined) {
      own.push(line);
      continue;
    }
    const found = depth >= MAX_DEPTH ? undefined : includedFile(files, other);
    if (found === undefined) continue;
    const inner = flat(files, found, budget, depth + 1, line.type === '' ? only : line.type);
    for (const one of inner) own.push({ ...one, line: line.line });
  }
  return own;
}

function includedFile(files: ConfigurationFiles, name: string): ConfigurationFile | undefined {
  const places = name.startsWith('/') ? [name] : DIRECTORIES.map((above) => `${above}/${name}`);
  const path = places.find((at) => files.exists(at));
  return path === undefined ? undefined : files.read(path);
}

function* stackOf(
  service: string,
  type: string,
  file: ConfigurationFile,
  lines: readonly PamLine[],
  files: ConfigurationFiles,
  modules: readonly string[],
): Iterable<Setting> {
  const own = lines.filter((line) => line.type === type);
  const [first] = own;
  if (first === undefined) return;
  const missing = own
    .filter((line) => needs(line))
    .flatMap(({ words: [module = ''] }) => absent(module, files, modules));
  yield {
    key: `${service}.${type}`,
    value: own.map(({ control, words }) => [control, ...words].join(' ')),
    file,
    line: first.line,
    names: [...new Set(missing)],
  };
}

/** Whether a module that is not there makes the stack fail. */
function needs({ control, quiet }: PamLine): boolean {
  return !quiet && (control === 'required' || control === 'requisite');
}

/** The path at which a module would lie, where it lies nowhere. */
function absent(module: string, files: ConfigurationFiles, places: readonly string[]): string[] {
  const paths = module.startsWith('/') ? [module] : places.map((place) => `${place}/${module}`);
  const [path] = paths;
  return path === undefined || paths.some((at) => !files.isAbsent(at)) ? [] : [path];
}

/** Directories of modules that are there; none where PAM is not installed. */
function modulePlaces(files: ConfigurationFiles): readonly string[] {
  const multiarch = ['/usr/lib', '/lib'].flatMap((above) =>
    files.names(above).flatMap((name) => (name.includes('-linux-') ? [`${above}/${name}/security`] : [])),
  );
  return [...multiarch, ...PLACES].filter((place) => files.names(place).length > 0);
}
