const DIRECTORY = '/';

/**
 * Lays layers over each other by paths alone, as simply as it can be said; there are no symbolic links. Entries are words:
 * `path/`, `path = value`, `path => hard link`, and whiteouts. Returns the tree in the same words, sorted as a tree is.
 */
export function squashByPaths(layers: readonly (readonly string[])[]): string[] {
  const paths = new Paths();
  for (const lines of layers) {
    for (const line of lines.filter(isWhiteout)) paths.whiteout(line);
    for (const line of lines) if (!isWhiteout(line)) paths.add(line);
  }
  return paths.lines();
}

function isWhiteout(line: string): boolean {
  return /(?:^|\/)\.wh\.[^/]*$/.test(line);
}

class Paths {
  /** What lies at each path: {@link DIRECTORY}, or the words behind a file's. */
  readonly #files = new Map<string, string>();

  whiteout(line: string): void {
    const [, directory = '', name = ''] = /^(.*?)\/?\.wh\.([^/]*)$/.exec(`/${line}`) ?? [];
    if (directory !== '' && this.#files.get(directory) !== DIRECTORY) return;
    if (name === '.wh..opq') this.#remove(`${directory}/`);
    else this.#replace(`${directory}/${name}`);
  }

  add(line: string): void {
    const [, path = '', kind = '', rest = ''] = /^([^ ]*?)(\/$| = | => )(.*)$/.exec(`/${line}`) ?? [];
    const parts = path.split('/');
    for (let length = 2; length < parts.length; length += 1) this.#directory(parts.slice(0, length).join('/'));
    if (kind === '/') {
      this.#directory(path);
      return;
    }
    const value = kind === ' = ' ? ` = ${rest}` : this.#linked(`/${rest}`);
    this.#replace(path);
    this.#files.set(path, value);
  }

  lines(): string[] {
    return [...this.#files].map(([path, value]) => path + value).sort(inTreeOrder);
  }

  #linked(path: string): string {
    const value = this.#files.get(path);
    return value === undefined || value === DIRECTORY ? '' : value;
  }

  #directory(path: string): void {
    if (this.#files.get(path) === DIRECTORY) return;
    this.#replace(path);
    this.#files.set(path, DIRECTORY);
  }

  #replace(path: string): void {
    this.#files.delete(path);
    this.#remove(`${path}/`);
  }

  #remove(start: string): void {
    for (const path of [...this.#files.keys()]) if (path.startsWith(start)) this.#files.delete(path);
  }
}

/** Parents before children, siblings by code unit. */
function inTreeOrder(a: string, b: string): number {
  const key = (text: string) => (text.split(' ')[0] ?? '').replaceAll('/', '\0');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
