/** What `gem list` prints: `json (default: 2.9.1, 2.10.0)`, a line for each name; sorted, with one version each. */
export function rubyGems(text: string): string[] {
  return [...text.matchAll(/^(\S+) \((.*)\)$/gm)]
    .flatMap(([, name, versions = '']) => versions.split(', ').map((each) => `${name} ${versionOf(each)}`))
    .sort();
}

/** `default: 2.9.1`, `1.18.2 x86_64-linux`: the version alone. */
function versionOf(text: string): string {
  return text.replace(/^default: /, '').replace(/ .*/, '');
}

/** What `php -m` prints, in lower case, sorted: extensions, and of those of Zend the name under which they are loaded. */
export function phpModules(text: string): string[] {
  const names = text.split('\n').filter((line) => line !== '' && !line.startsWith('['));
  return [...new Set(names.map((name) => name.toLowerCase().replace(/^zend /, '')))].sort();
}

/** What `go version -m` prints of programs: the Go, the main module, and the others with their versions. */
export function goModules(text: string): Record<string, unknown> {
  const found: Record<string, { version: string; module: string | undefined; modules: Record<string, string> }> = {};
  let last = '';
  let path = '';
  for (const line of text.split('\n')) {
    const head = /^(\/\S+): (.*)$/.exec(line);
    if (head !== null) {
      path = head[1] ?? '';
      found[path] = { version: head[2] ?? '', module: undefined, modules: {} };
    }
    const [, kind, name = '', version = ''] = line.split('\t');
    const program = found[path];
    if (program === undefined) continue;
    if (kind === 'mod') program.module = name;
    if (kind === 'dep') program.modules[name] = version;
    if (kind === '=>') {
      // What a module is replaced by stands below it.
      delete program.modules[last];
      program.modules[name] = version;
    }
    last = name;
  }
  return found;
}

/** A package of Composer that has nothing in it. */
export function composerPackage(name: string, version: string, requires: Readonly<Record<string, string>>): string {
  return JSON.stringify({ name, version, require: requires });
}
